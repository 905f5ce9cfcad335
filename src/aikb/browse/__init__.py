"""The notes as a screen to walk in: textual is imported here and nowhere else; knows no command line."""
