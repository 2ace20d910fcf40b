"""How the description of the API says who calls."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema


class TokenScheme(OpenApiAuthenticationExtension):
    """The key of an agency's software, in a header."""

    target_class = "matching.api.authentication.TokenAuthentication"
    name = "tokenAuth"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        """An `Authorization` header with the word `Token` and the key."""
        words = "`Token` and the key that an administrator issued to the agency."
        return {"type": "apiKey", "in": "header", "name": "Authorization", "description": words}
