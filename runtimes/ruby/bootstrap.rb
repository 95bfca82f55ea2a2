# frozen_string_literal: true

# What runs inside an execution environment of Ruby.
#
# 1. A process that was started for no function yet waits for its assignment;
# 2. it loads the handler;
# 3. it asks for events, one after the other, and answers them.

require 'json'
require 'logger'
require 'socket'
require 'time'

module Fractus
  API = '/2018-06-01/'
  TEXT_FRAME = 0xA55A0003
  JSON_FRAME = 0xA55A0002

  # The client side of the Lambda Runtime API on one kept-alive connection.
  class RuntimeClient
    def initialize(address)
      host, port = address.split(':')
      @address = address
      @socket = TCPSocket.new(host, port.to_i)
      @socket.setsockopt(Socket::IPPROTO_TCP, Socket::TCP_NODELAY, 1)
      @input = String.new(encoding: Encoding::BINARY)
    end

    def assignment
      @socket.write(get('fractus/assignment'))
      JSON.parse(reply[1])
    end

    def first_event
      @socket.write(get('runtime/invocation/next'))
      reply
    end

    # Sends an answer and asks for the next event in one write; gives the event's headers and body.
    def respond_and_next(path, body, content_type, error_type)
      @socket.write(post(path, body, content_type, error_type) + get('runtime/invocation/next'))
      reply
      reply
    end

    def init_error(document)
      @socket.write(post('runtime/init/error', JSON.generate(document), 'application/json', document['errorType']))
      reply
    end

    private

    def get(path)
      "GET #{API}#{path} HTTP/1.1\r\nHost: #{@address}\r\n\r\n".b
    end

    def post(path, body, content_type, error_type)
      error = error_type ? "Lambda-Runtime-Function-Error-Type: #{error_type}\r\n" : ''
      "POST #{API}#{path} HTTP/1.1\r\nHost: #{@address}\r\nContent-Type: #{content_type}\r\n#{error}Content-Length: #{body.bytesize}\r\n\r\n".b + body.b
    end

    def reply
      receive until (head_end = @input.index("\r\n\r\n"))
      headers = @input.byteslice(0, head_end).split("\r\n").drop(1).to_h do |line|
        name, value = line.split(': ', 2)
        [name.downcase, value]
      end
      finish = head_end + 4 + headers['content-length'].to_i
      receive while @input.bytesize < finish
      body = @input.byteslice(head_end + 4, finish - head_end - 4)
      @input = @input.byteslice(finish, @input.bytesize)
      [headers.transform_values { |value| value.dup.force_encoding(Encoding::UTF_8) }, body.force_encoding(Encoding::UTF_8)]
    end

    def receive
      @input << @socket.readpartial(65_536)
    rescue EOFError, SystemCallError
      exit!(1) # Without its environment a runtime has nothing left to do.
    end
  end

  # What a handler is told of its invocation.
  class LambdaContext
    attr_reader :aws_request_id, :invoked_function_arn, :deadline_ms, :identity, :client_context,
                :log_group_name, :log_stream_name, :function_name, :function_version, :memory_limit_in_mb

    def initialize(headers)
      @aws_request_id = headers['lambda-runtime-aws-request-id']
      @invoked_function_arn = headers['lambda-runtime-invoked-function-arn']
      @deadline_ms = headers['lambda-runtime-deadline-ms'].to_i
      @identity = read(headers['lambda-runtime-cognito-identity'])
      @client_context = read(headers['lambda-runtime-client-context'])
      @log_group_name = ENV['AWS_LAMBDA_LOG_GROUP_NAME']
      @log_stream_name = ENV['AWS_LAMBDA_LOG_STREAM_NAME']
      @function_name = ENV['AWS_LAMBDA_FUNCTION_NAME']
      @function_version = ENV['AWS_LAMBDA_FUNCTION_VERSION']
      @memory_limit_in_mb = ENV['AWS_LAMBDA_FUNCTION_MEMORY_SIZE']
    end

    def get_remaining_time_in_millis
      [@deadline_ms - Process.clock_gettime(Process::CLOCK_REALTIME, :millisecond), 0].max
    end

    def log(message)
      puts message
    end

    private

    def read(text)
      text && JSON.parse(text)
    end
  end

  # The function's log: each record is one event, whatever lines it has.
  module Log
    RANKS = { 'DEBUG' => 2, 'INFO' => 3, 'WARN' => 4, 'ERROR' => 5, 'FATAL' => 6 }.freeze

    class << self
      attr_accessor :request_id
      attr_reader :json

      def open
        @output = IO.new(ENV.delete('_LAMBDA_TELEMETRY_LOG_FD').to_i, 'wb')
        @output.sync = true
        @json = ENV['AWS_LAMBDA_LOG_FORMAT'].to_s.upcase == 'JSON'
        level = ENV['AWS_LAMBDA_LOG_LEVEL'].to_s.upcase
        @level = { 'TRACE' => 'DEBUG' }.fetch(level, level) if @json
        Logger.prepend(Records)
      end

      # The level that loggers begin with, where the function is configured with one.
      def level
        @level && Logger.const_get(@level)
      end

      def write(text, level)
        bytes = text.encode(Encoding::UTF_8, invalid: :replace, undef: :replace).b
        kind = (@json ? JSON_FRAME : TEXT_FRAME) | (RANKS.fetch(level, 0) << 2)
        time = Process.clock_gettime(Process::CLOCK_REALTIME, :microsecond)
        @output.write([kind, bytes.bytesize, time].pack('NNQ>') + bytes)
      end

      def error(document, message)
        if @json
          write("#{JSON.generate({ 'timestamp' => Log.now, 'level' => 'ERROR', 'message' => message, 'requestId' => request_id, **document })}\n", 'ERROR')
        else
          write("#{message}\n#{JSON.pretty_generate(document)}\n", 'ERROR')
        end
      end

      def now(time = Time.now)
        time.utc.iso8601(3)
      end

      # A record of a logger as a line of the log.
      def line(severity, time, name, message)
        return text(severity, time, name, message) unless @json

        error = message.is_a?(Exception) ? Fractus.document(message) : {}
        shown = message.is_a?(Hash) ? message : text_of(message)
        "#{JSON.generate({ 'timestamp' => now(time), 'level' => severity, 'message' => shown, 'logger' => name, 'requestId' => request_id, **error }.compact)}\n"
      end

      private

      def text(severity, time, name, message)
        format("%<letter>s, [%<time>s #%<pid>d] %<severity>5s %<request>s -- %<name>s: %<message>s\n",
               letter: severity[0], time: time.strftime('%Y-%m-%dT%H:%M:%S.%6N'), pid: Process.pid, severity: severity, request: request_id, name: name, message: text_of(message))
      end

      def text_of(message)
        case message
        when String then message
        when Exception then "#{message.message} (#{message.class})\n#{(message.backtrace || []).join("\n")}"
        else message.inspect
        end
      end
    end
  end

  # Loggers that write to the process's output write records; the others stay as they are.
  module Records
    def initialize(device = nil, *arguments, **options)
      super
      @writes_records = device.equal?($stdout) || device.equal?($stderr)
      self.level = Log.level if @writes_records && Log.level && !options.key?(:level)
    end

    def add(severity, message = nil, progname = nil)
      return super unless @writes_records && @formatter.nil?

      severity ||= Logger::UNKNOWN
      return true if severity < level

      progname ||= self.progname
      message, progname = block_given? ? [yield, progname] : [progname, self.progname] if message.nil?
      label = format_severity(severity)
      Log.write(Log.line(label, Time.now, progname, message), label)
      true
    end
    alias log add
  end

  # A failure that the runtime itself names.
  class Fault < StandardError
    attr_reader :type

    def initialize(type, message)
      super(message)
      @type = type
    end
  end

  class << self
    # An error as callers get it, without the frames of this file.
    def document(error, phase = 'Function')
      trace = (error.backtrace || []).reject { |frame| frame.start_with?(__FILE__) }
      { 'errorMessage' => error.message, 'errorType' => error.is_a?(Fault) ? error.type : "#{phase}<#{error.class}>", 'stackTrace' => trace }
    end

    # The handler, as "file.method" or "file.Module::Class.method" names it.
    def load_handler(handler)
      file, *names, method = handler.split('.')
      if method.nil? || names.length > 1
        raise ArgumentError, "Invalid handler #{handler.split('.')}, must be of form FILENAME.METHOD or FILENAME.CLASS.METHOD where FILENAME corresponds with an existing " \
                             'Ruby source file FILENAME.rb, CLASS is an optional module/class namespace and METHOD is a callable method. If using CLASS, METHOD must be a class-level method.'
      end

      require File.join(ENV['LAMBDA_TASK_ROOT'], file)
      receiver = names.empty? ? TOPLEVEL_BINDING.receiver : Kernel.const_get(names.first)
      ->(event, context) { receiver.__send__(method, event: event, context: context) }
    end

    # Packages that the function's archive brings, as "bundle install --deployment" lays them out.
    def find_gems
      bundled = Dir.glob(File.join(ENV['LAMBDA_TASK_ROOT'], 'vendor/bundle/ruby/*'))
      ENV['GEM_PATH'] = [*ENV['GEM_PATH'], *bundled].join(':') unless bundled.empty?
      Gem.clear_paths if ENV.key?('GEM_PATH')
    end

    # Runs the handler once; gives what to send: path, body, content type and error type.
    def handle(handler, headers, body)
      id = headers['lambda-runtime-aws-request-id']
      Log.request_id = id
      ENV['_X_AMZN_TRACE_ID'] = headers['lambda-runtime-trace-id']
      result = handler.call(JSON.parse(body), LambdaContext.new(headers))
      answer(id, result)
    rescue SystemExit
      raise
    rescue Exception => e # rubocop:disable Lint/RescueException -- whatever a handler raises is its answer
      found = document(e)
      Log.error(found, 'Error raised from handler method')
      ["runtime/invocation/#{id}/error", JSON.generate(found), 'application/json', found['errorType']]
    end

    def run
      $stdout.sync = true
      client = RuntimeClient.new(ENV['AWS_LAMBDA_RUNTIME_API'])
      ENV.replace(client.assignment['environment']) unless ENV.key?('_HANDLER')
      Dir.chdir(ENV['LAMBDA_TASK_ROOT'])
      $LOAD_PATH.unshift(ENV['LAMBDA_TASK_ROOT'], *ENV['RUBYLIB'].to_s.split(':'))
      Log.open
      find_gems
      handler = initialized(client) { load_handler(ENV['_HANDLER']) }
      headers, body = client.first_event
      loop { headers, body = client.respond_and_next(*handle(handler, headers, body)) }
    end

    private

    def answer(id, result)
      path = "runtime/invocation/#{id}/response"
      # Something that can be read, such as a StringIO, is sent as it is.
      return [path, result.read, 'application/unknown', nil] if result.respond_to?(:read)

      [path, JSON.generate(result), 'application/json', nil]
    rescue JSON::GeneratorError, Encoding::UndefinedConversionError => e
      raise Fault.new('Runtime.MarshalError', "Unable to marshal response: #{e.message}")
    end

    def initialized(client)
      yield
    rescue Exception => e # rubocop:disable Lint/RescueException -- a file that cannot be parsed is no StandardError
      raise if e.is_a?(SystemExit)

      found = document(e, 'Init')
      Log.error(found, "Init error when loading handler #{ENV['_HANDLER']}")
      client.init_error(found)
      exit(1)
    end
  end
end

Fractus.run
