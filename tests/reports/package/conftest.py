import pytest

from tests.reports.package.worlds import built, corrected


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    return built()


@pytest.fixture(scope="session")
def second() -> dict[str, bytes]:
    return corrected()[1]
