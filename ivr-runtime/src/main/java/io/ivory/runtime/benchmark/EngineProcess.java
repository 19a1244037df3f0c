package io.ivory.runtime.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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

    private EngineProcess(@Nullable Process ours, InetSocketAddress sip, Optional<Long> pid) {
        this.ours = ours;
        this.sip = sip;
        this.pid = pid;
    }

    /** The engine of the options; ours is started with them, its log in {@code log}. */
    static EngineProcess of(BenchmarkOptions options, File log) throws IOException {
        return options.target().isPresent()
                ? new EngineProcess(null, options.target().get(), options.pid())
                : start(options, log);
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

    private static EngineProcess start(BenchmarkOptions options, File log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(options.engineJava());
        command.add("-Dlogback.configurationFile=io/ivory/runtime/benchmark/logback.xml");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(BenchmarkEngine.class.getName());
        command.add(String.valueOf(options.otherWork()));
        command.add(String.valueOf(options.silence().toSeconds()));
        command.add(String.valueOf(options.newCalls()));
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
                process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Optional.of(process.pid()));
    }
}
