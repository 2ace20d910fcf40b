"""Letters: written with the change that they tell of, sent later.  Tenants stand above."""
