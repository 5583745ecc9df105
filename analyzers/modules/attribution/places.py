"""Capitals that news lets speak for their government, and armed movements that are known by one word. Own lists.

Capitals that are also common names of people are left out.
"""

from __future__ import annotations

CAPITALS = frozenset(
    """abuja accra algiers amman ankara ashgabat astana athens baghdad baku bamako bangkok beijing beirut belgrade
    berlin bern bishkek bogota bogotá brasilia brasília bratislava brussels bucharest budapest cairo canberra
    caracas chisinau colombo copenhagen dakar damascus delhi dhaka doha dublin dushanbe hanoi harare havana
    helsinki islamabad jakarta jerusalem juba kabul kampala kathmandu khartoum kiev kigali kinshasa kyiv lima
    lisbon ljubljana london lusaka madrid manila maputo minsk mogadishu montevideo moscow nairobi naypyidaw
    niamey nicosia oslo ottawa paris podgorica prague pretoria pristina pyongyang rabat ramallah riga riyadh
    rome sanaa sarajevo seoul singapore skopje sofia stockholm taipei tallinn tashkent tbilisi tehran tirana
    tokyo tripoli tunis valletta vienna vilnius warsaw washington wellington yerevan""".split()
)
ARMED_NAMES = frozenset(
    "taliban isis hamas hezbollah hizbullah ttp al-qaeda qaeda daesh houthis farc pkk shabaab al-shabaab".split()
)
