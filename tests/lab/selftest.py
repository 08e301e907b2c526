#!/usr/bin/env python3
"""Tests of the harness itself, without any of the programs that it measures."""
import dataclasses
import pathlib
import shutil
import socket
import sys
import tempfile
import threading
import tomllib
import unittest
import unittest.mock

sys.dont_write_bytecode = True

import lab  # noqa: E402
from harness import catalog, clients, examples, limits, messages, observe, programs, publish, redirects, rows, settings, upstream, wire  # noqa: E402
from harness.files import ACTIONS, CLIENTS, CODES, LAB, NOTES, PROGRAMS, PUBLISHED, REQUESTS, RESULTS, SETTINGS  # noqa: E402


def answering(data: bytes, reset: bool = False):
    """A server for one connection, which says `data` and closes."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        connection, _ = listener.accept()
        connection.recv(65536)
        connection.sendall(data)
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.close()
        listener.close()

    threading.Thread(target=serve, daemon=True).start()
    return listener.getsockname()[1]


class Messages(unittest.TestCase):
    def parsed(self, raw, methods=("GET",)):
        return messages.parse(raw, list(methods))

    def test_interim_responses_come_before_the_final_one(self):
        found, rest = self.parsed(b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        self.assertEqual([("103", True), ("200", False)], [(each.code, each.interim) for each in found])
        self.assertEqual(b"", rest)

    def test_a_response_to_head_has_no_content_whatever_its_length_says(self):
        found, rest = self.parsed(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n", ("HEAD", "GET"))
        self.assertEqual(["200", "404"], [each.code for each in found])

    def test_chunks_are_joined_and_trailers_kept(self):
        found, _ = self.parsed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=1\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n")
        self.assertEqual((b"ok", [("X-Sum", "1")], True), (found[0].content, found[0].trailers, found[0].complete))

    def test_what_is_cut_is_not_complete(self):
        for raw in (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\ncut"):
            self.assertFalse(self.parsed(raw)[0][0].complete)

    def test_bytes_that_are_not_http_are_the_rest(self):
        self.assertEqual(([], b"this is not http\r\n\r\n"), self.parsed(b"this is not http\r\n\r\n"))


class Wire(unittest.TestCase):
    def test_a_closed_connection_is_told_from_one_that_was_reset(self):
        for reset, end in ((False, "closed"), (True, "reset")):
            port = answering(b"HTTP/1.1 200 OK\r\n\r\nhello", reset)
            self.assertEqual(end, wire.exchange(port, "127.0.0.1", [b"GET / HTTP/1.1\r\n\r\n"], ["GET"], 5).end)

    def test_content_is_not_sent_if_another_code_comes_than_the_one_waited_for(self):
        port = answering(b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n")
        steps = [b"POST / HTTP/1.1\r\n\r\n", {"response": 5, "code": "100"}, b"content"]
        self.assertNotIn(b"content", wire.exchange(port, "127.0.0.1", steps, ["POST"], 5).sent)

    def test_a_refused_connection_is_a_result(self):
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            self.assertTrue(wire.exchange(closed.getsockname()[1], "127.0.0.1", [b"x"], ["GET"], 1).end.startswith("refused"))

    def test_the_blocking_client_says_the_code_it_read(self):
        self.assertEqual("413", wire.blocking(answering(b"HTTP/1.1 413 No\r\n\r\n"), "127.0.0.1", b"POST / HTTP/1.1\r\n\r\n", 0, 5))


class Catalog(unittest.TestCase):
    def load(self, text, about=None):
        about = self.ABOUT if about is None else about
        with tempfile.TemporaryDirectory() as folder:
            path, actions = pathlib.Path(folder) / "requests.toml", pathlib.Path(folder) / "actions.toml"
            path.write_text(text)
            actions.write_text('[[topic]]\n' + about)
            return catalog.load(path, actions)

    HEAD = '[[request]]\nid = "a"\n'
    ABOUT = '[[topic.action]]\nid = "a"\nabout = "b"\ndue = ["200"]\nlevel = "must"\nclause = "RFC 9110 §1"\n'

    def test_content_gets_a_length_unless_it_is_chunked(self):
        self.assertIn(b"Content-Length: 5\r\n", self.load(self.HEAD + 'start = "POST / HTTP/1.1"\ncontent = "hello"')[0].steps[0])
        chunked = self.load(self.HEAD + 'start = "POST / HTTP/1.1"\ncontent = "hello"\nchunked = true')[0].steps[0]
        self.assertTrue(chunked.endswith(b"\r\n\r\n5\r\nhello\r\n0\r\n\r\n"))

    def test_repetitions_are_written_out(self):
        self.assertEqual(b"/aaa", catalog.expand("/{a*3}"))

    def test_unknown_keys_and_ids_that_come_twice_are_refused(self):
        for text in (self.HEAD + 'colour = "red"', self.HEAD + 'start = "x"\n' + self.HEAD + 'start = "x"'):
            with self.assertRaises(SystemExit):
                self.load(text)

    def test_each_request_belongs_to_an_action_and_each_action_has_one(self):
        for about in ("action = []", self.ABOUT.replace('level = "must"\n', ""), self.ABOUT + self.ABOUT.replace('"a"', '"other"')):
            with self.assertRaises(SystemExit):
                self.load(self.HEAD + 'start = "x"', about)

    def test_every_request_names_the_clause_and_what_is_due(self):
        found = catalog.load(REQUESTS, ACTIONS)
        self.assertGreaterEqual(len(found), 100)
        for request in found:
            self.assertRegex(request.clause, r"^RFC \d+ §[\d.]+$", request.id)
            self.assertTrue(request.due, request.id)


class Rows(unittest.TestCase):
    def test_runs_that_differ_in_the_code_publish_nothing(self):
        kept, lost = rows.agree([[{"action": "a", "code": "200"}], [{"action": "a", "code": "502"}]])
        self.assertEqual(([], ["a"]), (kept, lost))

    def test_what_runs_differ_in_is_left_out_and_both_ends_are_named(self):
        row = rows.agreed([{"action": "a", "code": "413", "end": "closed", "content": 1}, {"action": "a", "code": "413", "end": "reset", "content": 2}])
        self.assertEqual({"action": "a", "code": "413", "end": "closed or reset"}, row)

    def test_waits_may_differ_a_little(self):
        self.assertEqual(60, rows.agreed([{"code": "none", "after": after} for after in (61, 60, 60)])["after"])
        self.assertEqual({"code": "none", "between": [5, 60]}, rows.agreed([{"code": "none", "after": 5}, {"code": "none", "after": 60}]))

    def test_toml_has_a_line_for_each_row_and_reads_back(self):
        found = [{"action": "a", "code": "200", "fields": ['ETag: "..."'], "undated": True}, {"action": "b", "code": "none"}]
        text = rows.to_toml({"subject": "x", "version": {"Node.js": "1.2"}, "day": "2026-01-02"}, found, "about")
        self.assertEqual(found, tomllib.loads(text)["observations"])
        self.assertEqual(2, sum(line.startswith("  {") for line in text.split("\n")))

    def test_a_change_is_named_and_an_alternative_is_none(self):
        published = [{"action": "a", "code": "413", "end": "closed or reset"}]
        self.assertEqual([], rows.compare(published, [{"action": "a", "code": "413", "end": "reset"}], 8))
        self.assertEqual(["a: code was '413', is '200'"], rows.compare(published, [{"action": "a", "code": "200", "end": "reset"}], 8))

    def test_an_error_that_is_answered_early_may_be_lost_on_another_machine(self):
        def changes(before, after):
            return len(rows.compare([{"action": "a"} | before], [{"action": "a"} | after], 8))

        early = {"code": "501", "blocking": "501", "end": "closed"}
        self.assertEqual(0, changes(early, early | {"blocking": "501 or broken pipe"}))
        self.assertEqual(0, changes(early | {"blocking": "broken pipe"}, early))
        self.assertEqual(0, changes(early, early | {"end": "reset"}))
        self.assertEqual(1, changes(early, early | {"blocking": "200"}))
        self.assertEqual(1, changes(early, early | {"blocking": "501 or timeout"}))
        self.assertEqual(1, changes(early, early | {"end": "kept"}))
        self.assertEqual(1, changes(early | {"end": "kept"}, early))
        self.assertEqual(1, changes({"code": "200", "blocking": "200"}, {"code": "200", "blocking": "200 or reset"}))

    def test_a_wait_longer_than_the_limit_is_not_compared(self):
        self.assertEqual([], rows.compare([{"action": "a", "code": "504", "after": 60}], [{"action": "a", "code": "none", "after": 8}], 8))

    def test_only_rows_that_came_again_within_the_limit_count_as_compared(self):
        published = [{"action": "a"}, {"action": "b", "setting": "s"}, {"action": "c", "between": [1, 7]}, {"action": "d"}]
        seen = [{"action": "a"}, {"action": "b", "setting": "s"}, {"action": "b"}, {"action": "c"}]
        self.assertEqual(published[:2], [before for before, _ in rows.pairs(published, seen, 8)])

    def test_what_is_logged_of_a_client_that_left_may_come_after_a_short_run(self):
        published = [{"action": "a", "code": "none", "log": "502", "end": "left"}]
        self.assertEqual([], rows.compare(published, [{"action": "a", "code": "none", "log": "nothing", "end": "left"}], 8))
        self.assertEqual(1, len(rows.compare(published, [{"action": "a", "code": "none", "log": "499", "end": "left"}], 8)))
        self.assertEqual(1, len(rows.compare(published, [{"action": "a", "code": "none", "log": "nothing", "end": "left"}], rows.LONG)))


class Settings(unittest.TestCase):
    def setting(self, before, after):
        return settings.Setting("x", "s", "server", "line", "200", [{"action": "a", "before": before, "after": after}])

    def unseen(self, before, after, rows_before, rows_after):
        return settings.unseen(self.setting(before, after), {"a": rows_before}, {"a": rows_after})

    def test_a_setting_that_changes_nothing_is_not_published(self):
        self.assertEqual(1, len(self.unseen({"code": "200"}, {"code": "200"}, {"code": "200"}, {"code": "200"})))

    def test_a_setting_that_does_what_it_says_is_published(self):
        self.assertEqual([], self.unseen({"code": "413"}, {"code": "200"}, {"code": "413"}, {"code": "200"}))

    def test_another_effect_than_the_one_said_is_a_fault(self):
        self.assertEqual(1, len(self.unseen({"code": "413"}, {"code": "200"}, {"code": "413"}, {"code": "502"})))

    def test_fields_are_compared_without_regard_to_case(self):
        self.assertTrue(settings.holds({"field": "retry-after: 10", "without": "Allow"}, {"fields": ["Retry-After: 10"]}))

    def test_lines_that_name_a_place_get_the_labs_own(self):
        setting = settings.Setting("x", "s", "server", "file /etc/lab/htpasswd;\npass 127.0.0.1:8081;", "200", [])
        filled = programs._fill("@slot:server@", {"CERTS": "/run/c", "UP": "99"}, setting.slots())
        self.assertEqual("file /run/c/htpasswd;\npass 127.0.0.1:99;", filled)

    def test_lines_that_are_from_a_manual_are_not_run(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "old.toml").write_text('program = "old"\n[[setting]]\nid = "a"\nmanual = "its-manual"\n')
            self.assertEqual([], settings.load(pathlib.Path(folder)))

    def test_all_settings_name_programs_and_requests_that_there_are(self):
        known = programs.load(PROGRAMS)
        actions = {request.id for request in catalog.load(REQUESTS, ACTIONS)}
        for setting in settings.load(SETTINGS):
            self.assertIn(setting.program, known)
            self.assertLessEqual(setting.actions(), actions, setting.id)
            files = "".join((LAB / "servers" / name.split(" -> ")[0]).read_text() for name in known[setting.program].files)
            self.assertIn(f"@slot:{setting.where}@", files + known[setting.program].command, f"{setting.program}, {setting.id}")


class Results(unittest.TestCase):
    def test_each_result_is_of_something_that_can_be_run(self):
        known = {"servers": programs.load(PROGRAMS), "clients": clients.load(CLIENTS)}
        actions = {"servers": {request.id for request in catalog.load(REQUESTS, ACTIONS)}, "clients": {job.action for job in redirects.jobs()}}
        for part in ("servers", "clients"):
            for name, data in rows.load(RESULTS[part]).items():
                self.assertIn(name, known[part])
                self.assertTrue(data["version"], name)
                self.assertLessEqual({row["action"] for row in data["observations"]}, actions[part], name)

    def test_a_setting_is_published_only_with_all_rows_that_show_its_effect(self):
        known = {(each.program, each.id): each for each in settings.load(SETTINGS)}
        servers = rows.load(RESULTS["servers"])
        for name, data in rows.load(RESULTS["settings"]).items():
            before = {row["action"]: row for row in servers[name]["observations"]}
            shown: dict = {}
            for row in data["observations"]:
                shown.setdefault(row["setting"], {})[row["action"]] = row
            for setting, after in shown.items():
                self.assertEqual([], settings.unseen(known[name, setting], before, after))

    def test_the_book_has_what_the_results_say(self):
        texts = publish.published()
        self.assertEqual(set(texts), {path.stem for path in PUBLISHED.glob("*.toml")})
        for name, text in texts.items():
            self.assertEqual(text, (PUBLISHED / f"{name}.toml").read_text(), f"{name}: write it with ./dev lab accept --kept")

    def test_the_table_of_gateways_is_what_was_seen(self):
        table = [[cell.strip() for cell in line.strip("|").split("|")] for line in (NOTES / "who-failed.md").read_text().split("\n") if line.startswith("| ")]
        head = next(index for index, cells in enumerate(table) if cells[0] == "What the gateway sees")
        seen = {name: {row["action"]: row["code"] for row in data["observations"]} for name, data in rows.load(RESULTS["servers"]).items()}
        events = {"Connection refused": "up-refused", "Connection closed, no response": "up-close", "Connection, but no response in time": "up-silent"}
        found = {(cells[0], name): cells[table[head].index(name)] for cells in table[head + 1:] if cells[0] in events for name in ("nginx", "HAProxy", "Apache httpd")}
        programs_of = {"nginx": "nginx", "HAProxy": "haproxy", "Apache httpd": "apache"}
        self.assertEqual({(event, name): seen[program][action] for event, action in events.items() for name, program in programs_of.items()}, found)

    def test_a_recorded_example_is_what_was_recorded(self):
        written = examples.written()
        marked = sum(path.read_text().count("recorded:") for path in CODES.glob("*.md"))
        self.assertEqual(marked, len(written), "a mark that is not understood")
        self.assertEqual([], examples.unrecorded(written))
        for example in (written[0], next(each for each in written if each.setting)):
            for part in ("request", "response", "versions", "setting"):
                other = dataclasses.replace(example, **{part: getattr(example, part) + "x"})
                self.assertEqual(1, len(examples.unrecorded([other])), part)

    def test_a_recorded_request_may_leave_out_the_middle_of_a_line(self):
        self.assertTrue(examples.is_sent("GET /a...z HTTP/1.1\nHost: x", "GET /abcz HTTP/1.1\nHost: x"))
        self.assertFalse(examples.is_sent("GET /a...z HTTP/1.1\nHost: x", "GET /abc HTTP/1.1\nHost: x"))
        self.assertFalse(examples.is_sent("GET /a...Host: x", "GET /abc HTTP/1.1\nHost: x"))

    def test_no_path_of_a_machine_is_in_the_rows(self):
        for path in sorted(path for folder in RESULTS.values() for path in folder.glob("*.toml")):
            self.assertNotRegex(path.read_text(), r"/tmp/|/home/|/root/|lab-[a-z0-9_]{8}", path.name)


class Upstream(unittest.TestCase):
    def test_each_fault_is_sent_as_it_stands(self):
        behind = upstream.Upstream()
        try:
            said = wire.exchange(behind.port, "127.0.0.1", [b"GET /up/garbage HTTP/1.1\r\nHost: x\r\n\r\n"], ["GET"], 5)
            self.assertEqual((upstream.FAULTS["garbage"], "closed"), (said.received, said.end))
        finally:
            behind.close()


class Versions(unittest.TestCase):
    def test_what_is_said_among_errors_counts_only_where_nothing_else_is(self):
        self.assertEqual("2.6.2", programs.version_in("2.6.2\n", '{"level":"warn","ts":1795668764.51,"msg":"no home"}'))
        self.assertEqual("1.22.1", programs.version_in("", "nginx version: nginx/1.22.1\n"))
        self.assertEqual("", programs.version_in("none", ""))


class Clients(unittest.TestCase):
    def test_a_client_that_ends_without_a_word_has_failed(self):
        session = unittest.mock.Mock(names={}, **{"_run.return_value": clients.subprocess.CompletedProcess([], 1, "200\n", "")})
        session.client = clients.Client("x", "x", {}, "x", False, ["GET"], "", True, {}, [])
        session.target.jobs = [redirects.Job(code, "GET", code, "plain") for code in ("200", "299")]
        clients.Session._batch(session, [0, 1])
        self.assertIn("1 answers to 2 jobs", session.failure)

    def test_no_job_follows_the_one_that_leaves_content_on_the_connection(self):
        self.assertEqual("204 with content", redirects.jobs()[-1].action)


class Patience(unittest.TestCase):
    def setUp(self):
        names = {name: getattr(limits, name) for name in vars(limits) if name.isupper()}
        self.enterContext(unittest.mock.patch.multiple(limits, **names))

    def options(self, *arguments):
        with unittest.mock.patch.object(sys, "argv", ["lab.py", *arguments]), unittest.mock.patch("sys.stderr"):
            return lab.arguments()

    def test_a_client_gets_more_time_for_a_job_on_a_slow_machine(self):
        usual = limits.COMMAND
        self.options("--patience", "3")
        session = unittest.mock.Mock(**{"_run.side_effect": clients.subprocess.TimeoutExpired("curl", 0)})
        session.client = clients.Client("curl", "curl", {}, "curl @URL@", True, ["GET"], "", True, {}, [])
        session.target.jobs, session.names = [redirects.Job("200", "GET", "200", "plain")], {}
        session.target.url.return_value = "http://127.0.0.1:1/"
        self.assertEqual({0: f"not done within {3 * usual:.0f} s"}, clients.Session._each(session, [0]))
        self.assertEqual(3 * usual, session._run.call_args[0][2])

    def test_what_is_slow_by_request_is_waited_for_as_ever(self):
        self.assertEqual(self.options().slow, self.options("--patience", "3").slow)

    def test_silence_for_the_usual_time_is_not_compared_by_who_waits_longer(self):
        published = [{"action": "a", "code": "none", "end": "open"}]
        seen = [{"action": "a", "code": "none", "end": "closed"}]
        self.assertEqual(1, len(rows.compare(published, seen, 8)))
        self.options("--patience", "3")
        self.assertEqual([], rows.compare(published, seen, 8))

    def test_nothing_is_published_that_was_measured_with_other_limits(self):
        for wrong in (("accept", "--patience", "2"), ("--patience", "0")):
            with self.assertRaises(SystemExit):
                self.options(*wrong)


class Executing(unittest.TestCase):
    def test_a_program_that_is_still_being_written_is_tried_again(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "program"
            shutil.copy("/bin/true", path)
            busy = open(path, "ab")
            threading.Timer(0.2, busy.close).start()
            self.assertEqual(0, programs._execute([str(path)]).wait(10))


class Observing(unittest.TestCase):
    def test_ports_dates_and_tags_do_not_reach_a_row(self):
        response = messages.Response("HTTP/1.1 301 Moved", [("Location", "http://lab.test:20001/x"), ("ETag", 'W/"5f-abc"'), ("Date", "today"), ("Allow", "B,A")])
        found = observe._fields(response, {"20001": "PORT"})
        self.assertEqual({"fields": ["Allow: A, B", 'ETag: W/"..."', "Location: http://lab.test:PORT/x"]}, found)


if __name__ == "__main__":
    unittest.main()
