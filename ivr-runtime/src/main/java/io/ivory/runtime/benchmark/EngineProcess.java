package io.ivory.runtime.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The engine that is measured: ours in a process of its own, or one that somebody has started. */
final class EngineProcess implements AutoCloseable {

    private final @Nullable Process ours;
    private final InetSocketAddress sip;
    private final Optional<Long> pid;
    private final @Nullable BufferedReader output;

    private EngineProcess(
            @Nullable Process ours, @Nullable BufferedReader output, InetSocketAddress sip, Optional<Long> pid) {
        this.ours = ours;
        this.output = output;
        this.sip = sip;
        this.pid = pid;
    }

    /** The engine of the options; ours is started with them, its log in {@code log}. */
    static EngineProcess of(BenchmarkOptions options, File log) throws IOException {
        return options.target().isPresent()
                ? new EngineProcess(null, null, options.target().get(), options.pid())
                : start(Settings.of(options), log);
    }

    /**
     * How ours is started.
     *
     * @param java options of the Java that runs it
     * @param otherWork megabytes a second that it allocates for nothing
     * @param silence how long it puts up with callers who send no sound
     * @param newCalls how many new calls a second it looks at
     * @param operator the port on this machine of the operator that {@code bridge} connects to; 0 for none
     */
    record Settings(List<String> java, int otherWork, Duration silence, int newCalls, int operator) {

        private static Settings of(BenchmarkOptions options) {
            return new Settings(options.engineJava(), options.otherWork(), options.silence(), options.newCalls(), 0);
        }
    }

    /**
     * What our engine holds at this moment, after a collection of garbage.
     *
     * @throws IOException if it has ended, or is not ours
     */
    EngineState state() throws IOException {
        if (ours == null || output == null) {
            throw new IOException("Only our own engine says what it holds");
        }
        ours.getOutputStream().write('?');
        ours.getOutputStream().flush();
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The engine has ended");
        }
        return EngineState.parse(line);
    }

    InetSocketAddress sip() {
        return sip;
    }

    /** Whom to ask for processor time and memory; empty if nobody said. */
    Optional<Long> pid() {
        return pid;
    }

    @Override
    public void close() {
        if (ours == null) {
            return;
        }
        try {
            ours.getOutputStream().close(); // it ends with its input
            if (!ours.waitFor(15, TimeUnit.SECONDS)) {
                ours.destroyForcibly();
            }
        } catch (IOException e) {
            ours.destroyForcibly();
        } catch (InterruptedException e) {
            ours.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ours; its log goes to {@code log}. */
    static EngineProcess start(Settings settings, File log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(settings.java());
        command.add("-Dlogback.configurationFile=io/ivory/runtime/benchmark/logback.xml");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(BenchmarkEngine.class.getName());
        command.add(String.valueOf(settings.otherWork()));
        command.add(String.valueOf(settings.silence().toSeconds()));
        command.add(String.valueOf(settings.newCalls()));
        command.add(String.valueOf(settings.operator()));
        Process process = new ProcessBuilder(command).redirectError(log).start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith(BenchmarkEngine.READY)) { // the JVM may have something to say, too
            line = output.readLine();
        }
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("The engine did not start; see " + log);
        }
        int port = Integer.parseInt(line.substring(BenchmarkEngine.READY.length()));
        return new EngineProcess(
                process,
                output,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                Optional.of(process.pid()));
    }
}
