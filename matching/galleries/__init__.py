"""Who is enrolled where: the criminal gallery and the immigration gallery."""
