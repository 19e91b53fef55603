//! `sips simulate`, running.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A running simulator on a free port, ended with the test.
pub(crate) struct Running {
    child: Child,
    output: BufReader<ChildStdout>,
    /// What it printed when it started.
    pub(crate) printed: Vec<String>,
    /// `127.0.0.1:8701`
    pub(crate) address: String,
}

impl Running {
    /// Starts the command, which is one of `sips simulate`.
    pub(crate) fn start(mut command: Command) -> Self {
        let mut child = command.args(["--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut printed = Vec::new();
        while printed.last().is_none_or(|line| line != "Ctrl-C stops it") {
            let mut line = String::new();
            assert_ne!(output.read_line(&mut line).unwrap(), 0, "{printed:#?}");
            printed.push(line.trim_end().to_owned());
        }
        let address = printed[0].strip_prefix("Simulating Sips Office at http://").unwrap().to_owned();
        Self { child, output, printed, address }
    }

    /// A new connection.
    pub(crate) fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.address).unwrap()
    }

    /// Sends a request of which the head lacks what is the same of all, and gives all of the answer.
    pub(crate) fn ask(&self, head: &str, body: &str) -> String {
        let mut stream = self.connect();
        let length = body.len();
        write!(stream, "{head}Connection: close\r\nContent-Length: {length}\r\n\r\n{body}").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// The next line that it prints.
    pub(crate) fn next_line(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    /// Sends it a signal, such as `INT`, and gives the exit status that it ends with.
    pub(crate) fn end(&mut self, signal: &str) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &pid]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
