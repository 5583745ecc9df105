"""One file of every released format, made once by the program of its time and never made again."""
