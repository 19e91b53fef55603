"""Validates messages in envelopes against the types of a WSDL.

    python validate.py WSDL INVALID DOCUMENT…
"""

import sys
import xml.etree.ElementTree as ElementTree

import xmlschema
from xmlschema.extras.wsdl import Wsdl11Document

BODY = "{http://schemas.xmlsoap.org/soap/envelope/}Body"


def message(path):
    """The one element in the Body."""
    (message,) = ElementTree.parse(path).find(BODY)
    return message


def main():
    wsdl, invalid, *documents = sys.argv[1:]
    schema = Wsdl11Document(wsdl).schema
    for path in documents:
        try:
            schema.validate(message(path))
        except xmlschema.XMLSchemaValidationError as error:
            sys.exit(f"{path.rpartition('/')[2]}: {error.path}: {error.reason}")
    if schema.is_valid(message(invalid)):
        sys.exit("a sample with two elements exchanged validates")
    print(f"{len(documents)} documents validate")


main()
