package io.ivory.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.resource.Resources;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;

/** Who may know whom: the tables of the architecture, as rules. */
@AnalyzeClasses(packages = "io.ivory.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class RuntimeArchitectureTest {

    @ArchTest
    static final ArchRule onlySipKnowsTheSipStack = noClasses()
            .that()
            .resideOutsideOfPackage("io.ivory.runtime.sip..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.sip..", "javax.sdp..", "gov.nist..")
            .because("the stack's faults are cured in one place, and it can be exchanged there");

    @ArchTest
    static final ArchRule onlyDnsKnowsItsLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("io.ivory.runtime.dns..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.xbill..")
            .because("what finds a server is a question with an answer, and no protocol");

    @ArchTest
    static final ArchRule springIsWiringAndStoreOnly = noClasses()
            .that()
            .resideOutsideOfPackages("io.ivory.runtime.server..", "io.ivory.runtime.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.flywaydb..")
            .because("a call is plain Java that tests can make by hand");

    @ArchTest
    static final ArchRule flowsWithErrorsAreForTestCallsAlone = noClasses()
            .that()
            .resideOutsideOfPackages("io.ivory.runtime.simulation..", "io.ivory.runtime.commandline..")
            .should()
            .callMethod(RunnableFlow.class, "asDrawn", FlowDefinition.class, Resources.class)
            .because("callers meet flows that have passed all checks");

    @ArchTest
    static final ArchRule interpreterKnowsNoNetwork = noClasses()
            .that()
            .resideInAPackage("io.ivory.runtime.interpreter..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "io.ivory.runtime.sip..",
                            "io.ivory.runtime.sdp..",
                            "io.ivory.runtime.rtp..",
                            "io.ivory.runtime.media..",
                            "io.ivory.runtime.telephony..",
                            "javax.sip..")
                    .or(resideInAPackage("java.net")
                            .and(describe(
                                    "connects",
                                    type -> type.getSimpleName().matches(".*(Socket|Connection|HttpClient).*")))))
            .allowEmptyShould(true)
            .because("a flow must run the same for a scripted caller as for a real one");

    @ArchTest
    static final ArchRule descriptionsKnowNothingElse = classes()
            .that()
            .resideInAPackage("io.ivory.runtime.sdp..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.ivory.runtime.sdp..", "java..", "org.jspecify..")
            .because("offer and answer are rules, not a protocol stack");

    @ArchTest
    static final ArchRule sipKnowsNoMediaAndNoFlow = noClasses()
            .that()
            .resideInAPackage("io.ivory.runtime.sip..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ivory.flow..",
                    "io.ivory.runtime.call..",
                    "io.ivory.runtime.media..",
                    "io.ivory.runtime.rtp..",
                    "io.ivory.runtime.telephony..",
                    "io.ivory.runtime.switchboard..")
            .because("telephony joins signalling and audio");

    @ArchTest
    static final ArchRule commandLineKnowsFlowsAndNoTelephone = classes()
            .that()
            .resideInAPackage("io.ivory.runtime.commandline..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.ivory.runtime.commandline..",
                    "io.ivory.runtime.simulation..",
                    "io.ivory.runtime.interpreter..",
                    "io.ivory.runtime.call..",
                    "io.ivory.flow..",
                    "picocli..",
                    "java..",
                    "javax.xml.stream..",
                    "org.jspecify..")
            .because("it starts in a moment, on a class path without Spring, database and SIP");

    @ArchTest
    static final ArchRule callsKnowNoWallClock = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.ivory.runtime.media..",
                    "io.ivory.runtime.rtp..",
                    "io.ivory.runtime.dtmf..",
                    "io.ivory.runtime.sip..",
                    "io.ivory.runtime.telephony..",
                    "io.ivory.runtime.switchboard..",
                    "io.ivory.runtime.interpreter..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("a clock that is set by an hour must end no call: what is waited for is counted in nanoTime");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.ivory.runtime.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule legsAreTables = classes()
            .that()
            .haveNameMatching("io\\.ivory\\.runtime\\.sip\\.(Inbound|Outbound)Leg(\\$.*)?")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java.lang..", "java.util..", "io.ivory.runtime.sip..", "org.jspecify..")
            .because("a race is a test of three lines only without stack, timer and thread");
}
