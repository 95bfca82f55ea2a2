"""What runs inside an execution environment of Python.

1. A process that was started for no function yet waits for its assignment and meanwhile loads what many functions need;
2. it loads the handler;
3. it asks for events, one after the other, and answers them.
"""
import decimal
import importlib
import importlib.machinery
import json
import logging
import os
import socket
import sys
import time
import traceback

API = "/2018-06-01/"
TEXT_FRAME = 0xA55A0003
JSON_FRAME = 0xA55A0002
NO_BREAK_SPACE = "\u00a0"


class RuntimeClient:
    """The client side of the Lambda Runtime API on one kept-alive connection."""

    def __init__(self, address):
        host, port = address.split(":")
        self._address = address
        self._socket = socket.create_connection((host, int(port)))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._input = b""

    def assignment(self):
        self.request("fractus/assignment")
        return lambda: json.loads(self._reply()[1])

    def request(self, path):
        self._socket.sendall(self._get(path))

    def first_event(self):
        self.request("runtime/invocation/next")
        return self._reply()

    def respond_and_next(self, path, body, content_type="application/json", error_type=None):
        """Sends an answer and asks for the next event in one write; gives the event's headers and body."""
        self._socket.sendall(self._post(path, body, content_type, error_type) + self._get("runtime/invocation/next"))
        self._reply()
        return self._reply()

    def init_error(self, document):
        self._socket.sendall(self._post("runtime/init/error", encode(document), "application/json", document["errorType"]))
        self._reply()

    def _get(self, path):
        return f"GET {API}{path} HTTP/1.1\r\nHost: {self._address}\r\n\r\n".encode()

    def _post(self, path, body, content_type, error_type):
        error = f"Lambda-Runtime-Function-Error-Type: {error_type}\r\n" if error_type else ""
        return (
            f"POST {API}{path} HTTP/1.1\r\nHost: {self._address}\r\nContent-Type: {content_type}\r\n"
            f"{error}Content-Length: {len(body)}\r\n\r\n"
        ).encode() + body

    def _reply(self):
        while (head_end := self._input.find(b"\r\n\r\n")) < 0:
            self._receive()
        headers = {}
        for line in self._input[:head_end].decode().split("\r\n")[1:]:
            name, _, value = line.partition(": ")
            headers[name.lower()] = value
        start, end = head_end + 4, head_end + 4 + int(headers["content-length"])
        if len(self._input) < end:
            body = bytearray(self._input[start:])
            self._input = b""
            while len(body) < end - start:
                body += self._chunk()
            return headers, bytes(body)
        body, self._input = self._input[start:end], self._input[end:]
        return headers, body

    def _receive(self):
        self._input += self._chunk()

    def _chunk(self):
        chunk = self._socket.recv(65536)
        if not chunk:
            os._exit(1)  # Without its environment a runtime has nothing left to do.
        return chunk


class Fault(Exception):
    """A failure that the runtime itself names."""

    def __init__(self, error_type, message, trace=None):
        super().__init__(message)
        self.error_type = error_type
        self.trace = trace or []


class Fields:
    """An object of a context, with every field there, None where nothing is known."""

    def __init__(self, names, values):
        for name in names:
            setattr(self, name, values.get(name))


class LambdaContext:
    def __init__(self, headers):
        self.aws_request_id = headers["lambda-runtime-aws-request-id"]
        self.invoked_function_arn = headers.get("lambda-runtime-invoked-function-arn")
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self._deadline_ms = int(headers["lambda-runtime-deadline-ms"])
        client = parse_header(headers.get("lambda-runtime-client-context"), "Client Context")
        self.client_context = client and Fields(("custom", "env", "client"), client)
        if client and client.get("client") is not None:
            names = ("installation_id", "app_title", "app_version_name", "app_version_code", "app_package_name")
            self.client_context.client = Fields(names, client["client"])
        identity = parse_header(headers.get("lambda-runtime-cognito-identity"), "Cognito Identity") or {}
        self.identity = Fields((), {})
        self.identity.cognito_identity_id = identity.get("cognitoIdentityId")
        self.identity.cognito_identity_pool_id = identity.get("cognitoIdentityPoolId")

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline_ms - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


class FrameHandler(logging.Handler):
    """Writes each record as one log event, whatever lines it has."""

    request_id = ""

    def __init__(self, descriptor, is_json):
        super().__init__()
        self._descriptor = descriptor
        self.is_json = is_json

    def emit(self, record):
        record.aws_request_id = self.request_id
        self.write(self.format(record), record.levelno)

    def write(self, message, level=logging.ERROR):
        text = message.encode("utf-8", "replace")
        rank = {logging.DEBUG: 2, logging.INFO: 3, logging.WARNING: 4, logging.ERROR: 5, logging.CRITICAL: 6}.get(level // 10 * 10, 0)
        kind = (JSON_FRAME if self.is_json else TEXT_FRAME) | rank << 2
        frame = memoryview(kind.to_bytes(4, "big") + len(text).to_bytes(4, "big") + (time.time_ns() // 1000).to_bytes(8, "big") + text)
        while frame:
            frame = frame[os.write(self._descriptor, frame) :]


class JsonFormatter(logging.Formatter):
    """A record as one JSON object, with whatever the caller put into `extra`."""

    ORDINARY = set(logging.LogRecord("", 0, "", 0, "", (), None).__dict__) | {"aws_request_id", "message", "asctime", "taskName"}

    def format(self, record):
        line = {"timestamp": utc(record.created), "level": record.levelname, "message": record.getMessage(), "logger": record.name}
        if record.exc_info and record.exc_info[0]:
            error_type, error, trace = record.exc_info
            line["stackTrace"] = traceback.format_tb(trace)
            line["errorType"] = error_type.__name__
            line["errorMessage"] = str(error)
            line["location"] = f"{record.pathname}:{record.funcName}:{record.lineno}"
        if record.aws_request_id:
            line["requestId"] = record.aws_request_id
        for name, value in record.__dict__.items():
            if name not in self.ORDINARY and name not in line and value is not None:
                line[name] = value
        return json.dumps(line, ensure_ascii=False, default=str) + "\n"


def utc(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def parse_header(text, name):
    try:
        return json.loads(text) if text else None
    except ValueError as error:
        raise Fault("Runtime.LambdaContextUnmarshalError", f"Unable to parse {name} JSON: {error}") from error


def plain_number(value):
    if not isinstance(value, decimal.Decimal):
        raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
    return int(value) if value.is_finite() and value == value.to_integral_value() else float(value)


def encode(value):
    return json.dumps(value, default=plain_number, ensure_ascii=False).encode("utf-8", "surrogatepass")


def error_document(message, error_type, trace, request_id=""):
    return {"errorMessage": message, "errorType": error_type, "requestId": request_id, "stackTrace": trace}


def current_error(request_id=""):
    """The document of the exception that is being handled, without the frames of this file."""
    error_type, error, trace = sys.exc_info()
    if isinstance(error, Fault):
        return error_document(str(error), error.error_type, error.trace, request_id)
    frames = traceback.extract_tb(trace)
    while frames and frames[0].filename == __file__:
        del frames[0]
    return error_document(str(error), error_type.__name__, frames.format(), request_id)


def log_error(logs, document):
    if logs.is_json:
        line = {"timestamp": utc(time.time()), "log_level": "ERROR", **document}
        logs.write(json.dumps(line, ensure_ascii=False) + "\n")
        return
    lines = [f"[ERROR] {document['errorType']}: {document['errorMessage']}", "Traceback (most recent call last):"]
    for entry in document["stackTrace"]:
        for line in entry.splitlines():
            text = line.lstrip(" ")
            lines.append(NO_BREAK_SPACE * (len(line) - len(text)) + text)
    logs.write("\n".join(lines))


def load_handler(handler):
    module_name, dot, function_name = handler.rpartition(".")
    if not dot:
        raise Fault("Runtime.MalformedHandlerName", f"Bad handler '{handler}': not enough values to unpack (expected 2, got 1)")
    if module_name.split(".")[0] in sys.builtin_module_names:
        raise Fault("Runtime.BuiltInModuleConflict", f"Cannot use built-in module {module_name} as a handler module")
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}") from error
    except SyntaxError as error:
        trace = [f'  File "{error.filename}" Line {error.lineno}\n    {error.text}']
        raise Fault("Runtime.UserCodeSyntaxError", f"Syntax error in module '{module_name}': {error}", trace) from error
    if not hasattr(module, function_name):
        raise Fault("Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'")
    return getattr(module, function_name)


def preload():
    """Loads boto3 where the machine has it; gives the names of the modules that came with it."""
    before = set(sys.modules)
    try:
        import boto3  # noqa: F401
    except ImportError:
        pass
    return set(sys.modules) - before


class EndpointFinder:
    """Makes a botocore before 1.31, which does not know AWS_ENDPOINT_URL, heed it when it is loaded: the function must not have to."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "botocore.session":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec and tuple(int(part) for part in sys.modules["botocore"].__version__.split(".")[:2]) < (1, 31):
            load = spec.loader.exec_module

            def exec_module(module):
                load(module)
                point_at_this_cloud(module.Session)

            spec.loader.exec_module = exec_module
        return spec


def point_at_this_cloud(session):
    create_client = session.create_client

    def create_client_here(self, service_name, region_name=None, api_version=None, use_ssl=True, verify=None, endpoint_url=None, **rest):
        url = endpoint_url or os.environ.get("AWS_ENDPOINT_URL")
        return create_client(self, service_name, region_name, api_version, use_ssl, verify, url, **rest)

    session.create_client = create_client_here


def forget_shadowed(loaded, task_root):
    """What a function brings itself wins over what was preloaded."""
    own = {name.partition(".")[0] for name in os.listdir(task_root)}
    if own & {name.partition(".")[0] for name in loaded}:
        for name in loaded:
            if name.partition(".")[0] not in sys.stdlib_module_names:
                del sys.modules[name]


def set_up_logging():
    logging.Formatter.converter = time.gmtime
    is_json = os.environ.get("AWS_LAMBDA_LOG_FORMAT", "").upper() == "JSON"
    logs = FrameHandler(int(os.environ.pop("_LAMBDA_TELEMETRY_LOG_FD")), is_json)
    text = logging.Formatter("[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n", "%Y-%m-%dT%H:%M:%S")
    logs.setFormatter(JsonFormatter() if is_json else text)
    logging.getLogger().addHandler(logs)
    level = os.environ.get("AWS_LAMBDA_LOG_LEVEL", "").upper()
    if level:
        # Python has no trace; its gravest is what others call fatal.
        logging.getLogger().setLevel({"TRACE": "DEBUG", "WARN": "WARNING", "FATAL": "CRITICAL"}.get(level, level))
    return logs


def listen_for_debugger():
    """Makes debugpy listen where the environment says, if it says so; it has to be in the function's package, a layer or the machine's Python."""
    port = os.environ.pop("_FRACTUS_DEBUG_PORT", None)
    waits = os.environ.pop("_FRACTUS_DEBUG_WAIT", "")
    if port is None:
        return
    try:
        import debugpy
    except ImportError as error:
        print(f"FRACTUS_DEBUG has no effect: debugpy cannot be loaded ({error}). Install it for {sys.executable}, or put it into the function's package or a layer.")
        return
    debugpy.listen(("127.0.0.1", int(port)))
    print(f"debugpy listens on 127.0.0.1:{port}" + (" and waits for a debugger" if waits else ""))
    if waits:
        debugpy.wait_for_client()


def handle(handler, headers, body, logs):
    """Runs the handler once; gives what to send: path, body, content type and error type."""
    request_id = headers["lambda-runtime-aws-request-id"]
    FrameHandler.request_id = request_id
    if "lambda-runtime-trace-id" in headers:
        os.environ["_X_AMZN_TRACE_ID"] = headers["lambda-runtime-trace-id"]
    else:
        os.environ.pop("_X_AMZN_TRACE_ID", None)
    try:
        context = LambdaContext(headers)
        try:
            event = json.loads(body)
        except ValueError as error:
            raise Fault("Runtime.UnmarshalError", f"Unable to unmarshal input: {error}") from error
        result = handler(event, context)
        if isinstance(result, bytes):
            return f"runtime/invocation/{request_id}/response", result, "application/unknown", None
        try:
            return f"runtime/invocation/{request_id}/response", encode(result), "application/json", None
        except Exception as error:
            raise Fault("Runtime.MarshalError", f"Unable to marshal response: {error}") from error
    except Exception:
        document = current_error(request_id)
        log_error(logs, document)
        return f"runtime/invocation/{request_id}/error", encode(document), "application/json", document["errorType"]


def main():
    sys.meta_path.insert(0, EndpointFinder)
    client = RuntimeClient(os.environ["AWS_LAMBDA_RUNTIME_API"])
    if "_HANDLER" not in os.environ:
        assigned = client.assignment()
        loaded = preload()
        environment = assigned()["environment"]
        os.environ.clear()
        os.environ.update(environment)
        forget_shadowed(loaded, environment["LAMBDA_TASK_ROOT"])
        os.chdir(environment["LAMBDA_TASK_ROOT"])
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    logs = set_up_logging()
    listen_for_debugger()
    try:
        handler = load_handler(os.environ["_HANDLER"])
    except Exception:
        document = current_error()
        log_error(logs, document)
        client.init_error(document)
        sys.exit(1)
    headers, body = client.first_event()
    while True:
        headers, body = client.respond_and_next(*handle(handler, headers, body, logs))


main()
