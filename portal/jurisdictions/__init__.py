"""The tenants: places, who may act in each, whether it takes part, and what keeps them apart."""
