package io.ivory.runtime.media;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/**
 * Which threads Linux lets run first when there are more than processors: Java's own priorities mean nothing there.
 *
 * <p>A thread of audio needs little, but on time; one that sets up calls can wait for a millisecond.
 */
@SuppressWarnings("restricted") // calling the C library is what this class is for
public final class Niceness {

    /** About what ten others of usual niceness get, where all of them want the same processor. */
    static final int OF_AUDIO = -10;

    private static final int USUAL = 0;

    /** {@code which} of setpriority(2); with {@code who} 0 Linux means the calling thread alone. */
    private static final int PRIO_PROCESS = 0;

    private static final Optional<MethodHandle> SET = function("setpriority", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final Optional<MethodHandle> GET = function("getpriority", JAVA_INT, JAVA_INT);

    private Niceness() {}

    /**
     * Has the calling thread run before those of usual niceness. Threads that it creates would, too.
     *
     * @return whether it does: elsewhere than on Linux, and without root, CAP_SYS_NICE or a limit (RLIMIT_NICE) that allows
     *     it, all stays as it was
     */
    public static boolean goFirst() {
        return set(OF_AUDIO);
    }

    /** The opposite, which everybody may. */
    public static void goWithOthers() {
        set(USUAL);
    }

    /**
     * The same for the thread that carries the calling virtual thread, if it is one. Such carriers are created by whoever
     * wakes a virtual thread, a thread of audio too, and would then go first as well.
     */
    static void carryWithOthers() {
        if (Thread.currentThread().isVirtual()) {
            goWithOthers();
        }
    }

    /** Of the calling thread; empty where nobody can tell. */
    static Optional<Integer> ofThisThread() {
        return GET.map(function -> {
            try {
                return (int) function.invokeExact(PRIO_PROCESS, 0);
            } catch (Throwable e) {
                throw new IllegalStateException("The C library failed to tell a priority", e);
            }
        });
    }

    private static boolean set(int nice) {
        if (SET.isEmpty()) {
            return false;
        }
        try {
            return (int) SET.get().invokeExact(PRIO_PROCESS, 0, nice) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("The C library failed to set a priority", e);
        }
    }

    private static Optional<MethodHandle> function(String name, MemoryLayout... arguments) {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux")) {
            return Optional.empty();
        }
        var linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find(name)
                .map(place -> linker.downcallHandle(place, FunctionDescriptor.of(JAVA_INT, arguments)));
    }
}
