from reports.package.signature import verifier_of
from reports.releases.keys import SIGNER, signing_seed


def test_anybody_reads_the_keys_that_sign_releases(client, db):
    answer = client.get("/figures/keys/")

    assert answer.status_code == 200
    assert answer.content.decode().splitlines()[-1] == verifier_of(
        name=SIGNER, seed=signing_seed()
    )
