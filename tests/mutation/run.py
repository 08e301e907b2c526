#!/usr/bin/env python3
"""Plants faults in the program, one at a time, and tells which of them the tests see.

  run.py [--build DIR] [--every N] [PATTERN]

faults.toml lists them: the rule that the fault breaks, a file, a piece of its text that occurs once, and what takes its
place. Each is planted in a copy of the source tree (DIR/tree, default: build/mutation in the project); the copy is built,
and the unit tests run, then the command line tests. A fault that no test sees is a rule that nobody guards. PATTERN picks
the faults whose rule or file holds it; --every N, only each Nth of those. Exit status: 0 if all were seen, 1 if some were not, 2 if a fault could not be
planted or does not compile.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import time
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
PATIENCE = 5  # times as long as without a fault: it may be an endless loop


def run(command, folder, seconds=None):
    try:
        return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              timeout=seconds)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "timed out\n")


class Tree:
    """A copy of the project, with a build folder of its own."""

    def __init__(self, build):
        self.root = build / "tree"
        self.build = build / "out"
        self.root.mkdir(parents=True, exist_ok=True)
        files = run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], PROJECT).stdout.split("\n")
        wanted = {pathlib.Path(name) for name in files if name and (PROJECT / name).is_file()}
        for name in wanted:
            self.restore(name)
        for path in list(self.root.rglob("*")):
            if path.is_file() and path.relative_to(self.root) not in wanted:
                path.unlink()
        options = ["-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O1"]
        configured = run(["cmake", "-G", "Ninja", "-S", self.root, "-B", self.build, *options], PROJECT)
        if configured.returncode != 0:
            sys.exit(configured.stdout)

    def restore(self, name):
        """Leaves files alone that are as they should be, so that nothing is built anew for them."""
        source, target = PROJECT / name, self.root / name
        if not target.exists() or target.read_bytes() != source.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)

    def make(self):
        return run(["cmake", "--build", self.build], self.root)

    def test(self, seconds=None):
        """The name of the test that failed; None where all pass. None may take longer than so many seconds."""
        # Without the test that the list fits the sources: it sees every fault, and no rule.
        unit = run([self.build / "tests/statusbook-tests", "--abort", "~[mutation]"], self.root, seconds)
        if unit.returncode != 0:
            return name_of_failure(unit.stdout)
        for script in sorted((self.root / "tests/cli").glob("*.test.sh")):
            if run(["sh", script, self.build / "statusbook", self.root], self.root, seconds).returncode != 0:
                return script.name
        return None


def name_of_failure(output):
    """Catch2 frames a test's name with lines of dashes."""
    lines = output.split("\n")
    for i, line in enumerate(lines[1:-1], start=1):
        if lines[i - 1].startswith("-----") and line and not line.startswith("-"):
            return line.strip()
    return lines[-2] if len(lines) > 1 else "the tests ended early"


def plant(tree, fault):
    path = tree.root / fault["file"]
    text = path.read_text(encoding="utf-8")
    count = text.count(fault["old"])
    if count != 1:
        return f"its text occurs {count} times in {fault['file']}"
    path.write_text(text.replace(fault["old"], fault["new"]), encoding="utf-8")
    built = tree.make()
    return None if built.returncode == 0 else "it does not compile:\n" + built.stdout[-2000:]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=PROJECT / "build/mutation")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("pattern", nargs="?", default="")
    arguments = parser.parse_args()
    faults = tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))["fault"]
    faults = [fault for fault in faults if arguments.pattern in fault["rule"] + fault["file"]][::arguments.every]
    tree = Tree(arguments.build)
    built = tree.make()
    start = time.monotonic()
    failure = built.stdout[-2000:] if built.returncode != 0 else tree.test()
    seconds = PATIENCE * (time.monotonic() - start)
    if failure:
        sys.exit("without a fault, the tests do not pass: " + failure)
    seen = unseen = unusable = 0
    for fault in faults:
        problem = plant(tree, fault)
        failure = None if problem else tree.test(seconds)
        tree.restore(pathlib.Path(fault["file"]))
        seen, unseen, unusable = seen + bool(failure), unseen + (not failure and not problem), unusable + bool(problem)
        verdict = f"UNUSABLE: {problem}" if problem else f"seen by: {failure}" if failure else "NOT SEEN"
        print(f"{fault['file']}: {fault['rule']}\n    {verdict}", flush=True)
    print(f"{len(faults)} faults: {seen} seen, {unseen} not seen, {unusable} unusable")
    sys.exit(2 if unusable else 1 if unseen else 0)


if __name__ == "__main__":
    main()
