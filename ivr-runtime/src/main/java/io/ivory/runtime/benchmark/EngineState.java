package io.ivory.runtime.benchmark;

import com.sun.management.UnixOperatingSystemMXBean;
import io.ivory.runtime.telephony.TelephonyCounters;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What our engine holds at one moment.
 *
 * @param calls callers on the line, and legs of SIP that are not over
 * @param openRecords calls that have begun and not ended
 * @param rtpPorts pairs of RTP ports taken
 * @param sip dialogs and transactions in the SIP stack
 * @param heapBytes used after a collection of garbage
 * @param threads threads of the system
 * @param files open files and sockets; 0 where the system does not tell
 */
record EngineState(int calls, int openRecords, int rtpPorts, int sip, long heapBytes, int threads, long files) {

    private static final String MARK = "STATE ";

    /** A heap that is larger by more than this after thousands of calls has kept something of them. */
    private static final long HEAP_SPREAD_BYTES = 16 << 20;

    /** Pools grow and shrink by themselves. */
    private static final int THREAD_SPREAD = 16;

    private static final int FILE_SPREAD = 8;

    /** This process now. Collects garbage, so it takes a moment. */
    static EngineState of(TelephonyCounters counters, int openRecords) {
        System.gc();
        System.gc(); // what the first one has found to be dead but for its cleaning
        return new EngineState(
                counters.calls() + counters.sip().calls(),
                openRecords,
                counters.rtpPorts(),
                counters.sip().dialogs()
                        + counters.sip().serverTransactions()
                        + counters.sip().clientTransactions(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                openFiles());
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /** One line that {@link #parse} reads. */
    String line() {
        return MARK + calls + " " + openRecords + " " + rtpPorts + " " + sip + " " + heapBytes + " " + threads + " "
                + files;
    }

    static EngineState parse(String line) {
        String[] numbers = line.substring(MARK.length()).split(" ", -1);
        return new EngineState(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]),
                Integer.parseInt(numbers[3]),
                Long.parseLong(numbers[4]),
                Integer.parseInt(numbers[5]),
                Long.parseLong(numbers[6]));
    }

    /** What is left of calls that are all over, in sentences; none if this is as it was {@code before} them. */
    List<String> leftSince(EngineState before) {
        var left = new ArrayList<String>();
        add(left, calls, 0, "calls that do not end");
        add(left, openRecords, 0, "records without an end");
        add(left, rtpPorts, 0, "pairs of RTP ports taken");
        add(left, sip, 0, "dialogs and transactions of SIP");
        add(left, heapBytes - before.heapBytes, HEAP_SPREAD_BYTES, "more bytes of memory in use");
        add(left, threads - before.threads, THREAD_SPREAD, "more threads");
        add(left, files - before.files, FILE_SPREAD, "more open files");
        return left;
    }

    private static void add(List<String> left, long found, long allowed, String what) {
        if (found > allowed) {
            left.add(found + " " + what);
        }
    }
}
