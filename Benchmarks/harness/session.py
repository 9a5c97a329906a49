"""A running engine that answers a line with a line."""

import subprocess


class Session:
    def __init__(self, engine, index, errors):
        self.name = engine.name
        self.process = subprocess.Popen(
            [*engine.command, "serve", str(index)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        )

    def ask(self, *fields):
        """The answer's text, or None where the engine does not do what is asked."""
        self.process.stdin.write("\t".join(fields).encode() + b"\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().decode()
        if not answer.endswith("\n"):
            raise SystemExit(f"{self.name} ended at {fields}: see its errors")
        answer = answer.rstrip("\n")
        return None if answer == "UNSUPPORTED" else answer

    def timed(self, command, query):
        """(number, wall nanoseconds, CPU nanoseconds), or None."""
        answer = self.ask("TIMED", command, query)
        return answer and tuple(map(int, answer.split("\t")))

    def best(self, command, query):
        """The scores of the documents found, best first, or None."""
        answer = self.ask("IDS", command, query)
        return answer and [float(hit.rpartition(":")[2]) for hit in answer.split(" ")[1:]]

    def close(self):
        self.process.stdin.close()
        self.process.wait()
