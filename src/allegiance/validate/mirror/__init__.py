"""The data as it was last checked, kept as a store on disk: the next validation reads only what changed since.

The mirror is a copy that can be made anew at any time; the files are the only truth. What it knows of the files stands
in the same store and is written in the same transaction as what they say, so a killed process leaves the old state or
the new one.
"""
