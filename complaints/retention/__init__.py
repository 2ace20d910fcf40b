"""The end of a complaint: how long it is kept, what stops its end, and what two people dispose of.

It reads every stage of complaints, and none of them knows of it but by a day on the complaint.
"""
