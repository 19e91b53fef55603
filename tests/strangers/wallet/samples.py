"""The messages that the documentation shows, read from the transcription of its page."""

import json
import pathlib
import re
import sys

PAGE = pathlib.Path(__file__).resolve().parents[2] / "pages" / "updatePaymentMean.sogenactif.txt"
SAMPLE = re.compile(r"^(Request|Response) sample\n(\{.*?^\})\n(<.*?)(?=^[A-Z]|\Z)", re.MULTILINE | re.DOTALL)
ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"


class Samples:
    """JSON and the content of a SOAP Body, each as request and response, to the letter."""

    def __init__(self):
        found = {kind.lower(): (as_json, as_soap.strip()) for kind, as_json, as_soap in SAMPLE.findall(PAGE.read_text())}
        self.json = {kind: as_json for kind, (as_json, _) in found.items()}
        self.soap = {kind: as_soap for kind, (_, as_soap) in found.items()}
        self.namespace = re.search(r'xmlns="([^"]+)"', self.soap["response"])[1]

    def envelope(self, kind):
        """A SOAP sample in an envelope, which declares the prefix that the request has and the page leaves open."""
        return (
            f'<soap:Envelope xmlns:soap="{ENVELOPE}" xmlns:urn="{self.namespace}">'
            f"<soap:Body>{self.soap[kind]}</soap:Body></soap:Envelope>"
        )

    def fields(self, kind):
        """The fields of a JSON sample."""
        return json.loads(self.json[kind])


def main():
    """Writes the SOAP samples into a folder, and the request with its first two fields exchanged into a file."""
    folder, disordered = map(pathlib.Path, sys.argv[1:])
    samples = Samples()
    for kind in samples.soap:
        (folder / f"sample.{kind}.xml").write_text(samples.envelope(kind), encoding="utf-8")
    first_two = re.compile(r"(<urn:merchantId>.*)\n(<urn:interfaceVersion>.*)\n")
    exchanged, times = first_two.subn(r"\2\n\1\n", samples.envelope("request"))
    assert times == 1, "the sample begins otherwise"
    disordered.write_text(exchanged, encoding="utf-8")


if __name__ == "__main__":
    main()
