package io.ivory.runtime.server;

import io.ivory.runtime.call.CallListener;
import io.ivory.runtime.callback.CallbackDesk;
import io.ivory.runtime.http.AddressRules;
import io.ivory.runtime.http.HttpServiceClient;
import io.ivory.runtime.interpreter.FlowInterpreter;
import io.ivory.runtime.interpreter.Surroundings;
import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.media.Patience;
import io.ivory.runtime.notice.NoticeDesk;
import io.ivory.runtime.notice.Outbox;
import io.ivory.runtime.rtp.PortRange;
import io.ivory.runtime.sip.FloodLimits;
import io.ivory.runtime.sip.TrunkRules;
import io.ivory.runtime.speech.PromptLibrary;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.switchboard.CallCounts;
import io.ivory.runtime.switchboard.CallListeners;
import io.ivory.runtime.switchboard.Switchboard;
import io.ivory.runtime.telephony.AllowList;
import io.ivory.runtime.telephony.AnswerTimes;
import io.ivory.runtime.telephony.PhoneLimits;
import io.ivory.runtime.telephony.Telephony;
import io.ivory.runtime.telephony.TelephonySettings;
import io.ivory.runtime.voicemail.VoicemailDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the phone side together: SIP and audio, the switchboard, the interpreter and what it asks. */
@Configuration(proxyBeanMethods = false)
class PhoneConfiguration {

    /** How long to wait before a database that is away is tried again. */
    private static final Duration DATABASE_AGAIN = Duration.ofSeconds(5);

    @Bean
    DeadlockWatch deadlockWatch() {
        return DeadlockWatch.start();
    }

    /** Secrets are never part of the workspace: {@code IVORY_SECRETS_SHOPKEY} is the secret {@code shopkey}. */
    @Bean
    HttpServiceClient serviceClient(
            IvorySettings settings, ObjectProvider<Allowance> allowances, Environment environment, Clock clock) {
        var rules = new AddressRules(Set.copyOf(allowed(settings.serviceAddresses(), allowances, Allowance::services)));
        return new HttpServiceClient(rules, name -> secret(environment, name), clock);
    }

    /** Closed after all that send, which tell it how that went, and before the workspace. */
    @Bean
    Outbox outbox(Workspace workspace) {
        return new Outbox(workspace.notices(), DATABASE_AGAIN);
    }

    /** Closed after the phone side, whose calls may still tell something. */
    @Bean
    NoticeDesk notices(HttpServiceClient services, Letters letters, Outbox outbox, Clock clock) {
        var notices = new NoticeDesk(services, letters, outbox, clock, NoticeDesk.PAUSES);
        notices.takeUp();
        return notices;
    }

    /** Closed after the phone side, whose calls may still promise something, and before the workspace. */
    @Bean
    CallbackDesk callbacks(Workspace workspace, IvorySettings settings) {
        return CallbackDesk.open(
                workspace.callbacks(), settings.data().resolve("promised-callbacks.json"), DATABASE_AGAIN);
    }

    @Bean
    CallCounts callCounts(Clock clock) {
        return new CallCounts(clock.getZone());
    }

    @Bean
    FlowInterpreter flowInterpreter(
            HttpServiceClient services,
            Clock clock,
            Workspace workspace,
            VoicemailDesk voicemail,
            NoticeDesk notices,
            CallbackDesk callbacks,
            CallCounts counts) {
        var surroundings = new Surroundings(services, workspace.callers(), voicemail, notices, callbacks);
        return new FlowInterpreter(surroundings, clock, listeners(workspace, counts));
    }

    /** Closed by the phone side, before SIP. */
    @Bean(destroyMethod = "")
    Switchboard switchboard(
            Workspace workspace, FlowInterpreter interpreter, Clock clock, IvorySettings settings, CallCounts counts) {
        return new Switchboard(
                workspace.liveFlows(),
                interpreter,
                listeners(workspace, counts),
                clock,
                settings.maxCalls(),
                Objects.requireNonNullElse(settings.callsOfCaller(), settings.maxCalls()));
    }

    @Bean
    PhoneSide phoneSide(
            Switchboard switchboard,
            PromptLibrary prompts,
            Workspace workspace,
            IvorySettings settings,
            ObjectProvider<Allowance> allowances,
            Environment environment,
            TlsFiles tls,
            ObjectProvider<AnswerTimes> answers) {
        Runnable keepRecordings =
                () -> prompts.keepRecordings(workspace.liveFlows().recordings());
        workspace.whenChanged(keepRecordings);
        keepRecordings.run();
        var telephony = new TelephonySettings(
                settings.listen(),
                Addresses.advertised(settings),
                settings.sipPort(),
                new PortRange(settings.rtpPorts().first(), settings.rtpPorts().last()),
                settings.longestCall(),
                AllowList.of(allowed(settings.transfers(), allowances, Allowance::transfers)),
                new TrunkRules(settings.sipFrom() == SipFrom.TRUNKS, name -> secret(environment, name)),
                tls.settings(),
                settings.srtp());
        var limits = new PhoneLimits(
                new FloodLimits(settings.newCalls(), settings.newCallsOfSource(), settings.answersOfSource()),
                new Patience(settings.rtpTimeout(), settings.rtpTimeoutOnHold()));
        var phoneSide = new PhoneSide(
                switchboard,
                () -> Telephony.start(
                        telephony, limits, prompts, switchboard, answers.getIfAvailable(() -> AnswerTimes.UNHEARD)),
                workspace.trunks()::list,
                name -> secret(environment, name).isPresent(),
                settings.drain());
        workspace.whenChanged(phoneSide::useTrunks);
        return phoneSide;
    }

    private static CallListener listeners(Workspace workspace, CallCounts counts) {
        return new CallListeners(List.of(workspace.callWriter(), counts));
    }

    private static Optional<String> secret(Environment environment, String name) {
        return Optional.ofNullable(environment.getProperty("ivory.secrets." + name));
    }

    private static List<String> allowed(
            List<String> settings, ObjectProvider<Allowance> allowances, Function<Allowance, List<String>> part) {
        var allowed = new ArrayList<>(settings);
        allowed.addAll(allowances
                .orderedStream()
                .flatMap(allowance -> part.apply(allowance).stream())
                .toList());
        return allowed;
    }
}
