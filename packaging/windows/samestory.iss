; Installer for Windows, made with Inno Setup 6 from dist\samestory (see packaging\smoke.py):
;   iscc /DVersion=0.1.0 packaging\windows\samestory.iss
; Installs for the person who runs it, without asking for an administrator.
#ifndef Version
  #define Version "0.1.0"
#endif

[Setup]
AppId={{6B0E4C0B-5C1B-4E1E-9C62-6A3C5F1D7A11}
AppName=Samestory
AppVersion={#Version}
AppPublisher=The Samestory contributors
DefaultDirName={autopf}\Samestory
DefaultGroupName=Samestory
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=samestory-{#Version}-setup
SetupIconFile=..\..\build\samestory.ico
UninstallDisplayIcon={app}\samestory.exe
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
WizardStyle=modern

[Files]
Source: "..\..\dist\samestory\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Icons]
Name: "{group}\Samestory"; Filename: "{app}\samestory.exe"
Name: "{autodesktop}\Samestory"; Filename: "{app}\samestory.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.samestory\OpenWithProgids"; ValueType: string; ValueName: "Samestory.Comparison"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Samestory.Comparison"; ValueType: string; ValueName: ""; ValueData: "Samestory comparison"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Samestory.Comparison\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\samestory.exe,0"
Root: HKA; Subkey: "Software\Classes\Samestory.Comparison\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\samestory.exe"" ""%1"""

[Run]
Filename: "{app}\samestory.exe"; Description: "{cm:LaunchProgram,Samestory}"; Flags: nowait postinstall skipifsilent
