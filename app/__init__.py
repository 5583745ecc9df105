"""The program around the analyzers: document, files, window and command line. Computes nothing about language."""
