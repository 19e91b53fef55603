"""Stands between a client and a server and keeps what both say, to the byte.

    python3 recorder.py ADDRESS FOLDER

ADDRESS is the server's; the recorder prints its own. The n-th request and its answer become `nn.request.xml` and
`nn.response.xml`.
"""

import http.server
import itertools
import pathlib
import sys
import urllib.error
import urllib.request

SERVER, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
NUMBERS = itertools.count(1)


class Recorder(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        request = self.rfile.read(int(self.headers["content-length"]))
        headers = {"content-type": self.headers["content-type"]}
        try:
            answered = urllib.request.urlopen(urllib.request.Request(SERVER + self.path, request, headers))
        except urllib.error.HTTPError as error:
            answered = error
        response = answered.read()
        number = next(NUMBERS)
        (FOLDER / f"{number:02}.request.xml").write_bytes(request)
        (FOLDER / f"{number:02}.response.xml").write_bytes(response)
        self.send_response(answered.status)
        self.send_header("content-type", answered.headers["content-type"])
        self.send_header("content-length", str(len(response)))
        self.end_headers()
        self.wfile.write(response)

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Recorder)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
