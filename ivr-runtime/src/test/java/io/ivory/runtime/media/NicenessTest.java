package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NicenessTest {

    @Test
    void threadOfAudioGoesFirstWhereTheSystemAllowsItAndOthersStayAsTheyAre() throws InterruptedException {
        Optional<Integer> others = Niceness.ofThisThread();
        var allowed = new AtomicBoolean();
        var nice = new AtomicReference<>(Optional.<Integer>empty());

        Thread audio = Thread.ofPlatform().start(() -> {
            allowed.set(Niceness.goFirst());
            nice.set(Niceness.ofThisThread());
        });
        audio.join();

        assertThat(nice.get()).isEqualTo(allowed.get() ? Optional.of(Niceness.OF_AUDIO) : others);
        assertThat(Niceness.ofThisThread()).isEqualTo(others);
    }

    @Test
    void whoCarriesACallGoesWithOthersAlthoughAudioHasCreatedIt() throws InterruptedException {
        var carrier = new AtomicReference<>(Optional.<Integer>empty());

        Thread call = Thread.ofVirtual().start(() -> {
            Niceness.goFirst(); // as if a thread of audio had created the carrier
            Niceness.carryWithOthers();
            carrier.set(Niceness.ofThisThread());
        });
        call.join();

        assertThat(carrier.get()).isIn(Optional.empty(), Optional.of(0));
    }
}
