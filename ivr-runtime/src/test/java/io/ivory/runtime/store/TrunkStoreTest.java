package io.ivory.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.runtime.sdp.AudioEncoding;
import io.ivory.runtime.sdp.SrtpPolicy;
import io.ivory.runtime.trunk.AddressRange;
import io.ivory.runtime.trunk.CallerSource;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkCallers;
import io.ivory.runtime.trunk.TrunkLimits;
import io.ivory.runtime.trunk.TrunkServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TrunkStoreTest {

    private static final Trunk CARRIER = new Trunk(
            "carrier",
            new TrunkServer("sip.carrier.example", 5_061, Transport.TLS),
            new TrunkAccount(
                    "4930123",
                    "login",
                    "carrier-password",
                    "carrier.example",
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(25)),
            List.of(AddressRange.parse("203.0.113.0/24"), AddressRange.parse("2001:db8::/32")),
            new TrunkCallers(CallerSource.ASSERTED_IDENTITY, "DE"),
            List.of(AudioEncoding.G722, AudioEncoding.PCMA),
            new TrunkLimits(10, 5, 50),
            true,
            SrtpPolicy.REQUIRED);

    private static final Trunk PBX = new Trunk(
            "pbx",
            null,
            null,
            List.of(AddressRange.parse("10.0.0.5")),
            new TrunkCallers(CallerSource.FROM, ""),
            Trunk.ALL_CODECS,
            TrunkLimits.USUAL,
            false);

    @Test
    void trunkComesBackAsItWasKept() {
        try (Workspace workspace = TestWorkspace.open(TestWorkspace.memory())) {
            workspace.trunks().save(PBX, "anna");
            workspace.trunks().save(CARRIER, "anna");

            assertThat(workspace.trunks().list()).containsExactly(CARRIER, PBX);
        }
    }

    @Test
    void trunkThatIsFoundAsItsDnsSaysComesBackSo() {
        try (Workspace workspace = TestWorkspace.open(TestWorkspace.memory())) {
            var byDns = new TrunkServer("carrier.example", null, null);
            workspace
                    .trunks()
                    .save(
                            new Trunk(
                                    "carrier", byDns, null, List.of(), PBX.callers(), PBX.codecs(), PBX.limits(), true),
                            "anna");

            assertThat(workspace.trunks().named("carrier").server()).isEqualTo(byDns);
        }
    }

    @Test
    void changeTakesThePlaceOfWhatWasAndIsTold() {
        try (Workspace workspace = TestWorkspace.open(TestWorkspace.memory())) {
            var told = new AtomicInteger();
            workspace.whenChanged(told::incrementAndGet);
            workspace.trunks().save(CARRIER, "anna");
            var other =
                    new Trunk("carrier", null, null, PBX.sources(), PBX.callers(), PBX.codecs(), PBX.limits(), false);

            workspace.trunks().save(other, "anna");

            assertThat(workspace.trunks().list()).containsExactly(other);
            assertThat(told).hasValue(2);
        }
    }

    @Test
    void trunkThatIsDeletedIsGone() {
        try (Workspace workspace = TestWorkspace.open(TestWorkspace.memory())) {
            workspace.trunks().save(PBX, "anna");

            workspace.trunks().delete("pbx");

            assertThat(workspace.trunks().list()).isEmpty();
            assertThatThrownBy(() -> workspace.trunks().delete("pbx")).isInstanceOf(NotFoundException.class);
        }
    }
}
