"""Makes python-tokens.json: wallets encrypted by Python's cryptography (48.0.0 when it was made). Test keys only."""
import base64
import json

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def base58(data):
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = ALPHABET[digit] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def wallet(fernet, seed):
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    secret = base58(seed + public)
    return {
        "publicKey": base58(public),
        "secret": secret,
        "token": fernet.encrypt(secret.encode()).decode(),
        "tokenOf1970": fernet.encrypt_at_time(secret.encode(), 1).decode(),
        "tokenOf2100": fernet.encrypt_at_time(secret.encode(), 4_102_444_800).decode(),
        "signatureOfAMessage": private.sign(b"a message").hex(),
    }


key = base64.urlsafe_b64encode(b"slipstream-test-key-not-a-secret")
seeds = [b"slipstream-test-wallet-seed-----", b"\0slipstream-test-wallet-seed-zer"]
print(json.dumps({"key": key.decode(), "wallets": [wallet(Fernet(key), seed) for seed in seeds]}, indent=2))
