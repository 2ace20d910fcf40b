"""Messages to the servers of agencies: posted with the change that they tell of, sent later.

They follow the Standard Webhooks specification.  Whoever announces stands above.
"""
