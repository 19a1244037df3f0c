package io.ivory.runtime.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a process has taken of the machine.
 *
 * @param processor time of all its threads, in programs and in the kernel
 * @param residentBytes memory it holds; empty where the system does not tell
 */
record ProcessUsage(Duration processor, OptionalLong residentBytes) {

    /** How it stands now. */
    static ProcessUsage of(long pid) {
        Duration processor = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("There is no process " + pid + " to measure"));
        return new ProcessUsage(processor, residentBytes(pid));
    }

    private static OptionalLong residentBytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1_024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }
}
