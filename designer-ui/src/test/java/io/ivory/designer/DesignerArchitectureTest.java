package io.ivory.designer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DesignerArchitectureTest {

    private static final String[] VIEWS = {
        "..designer.base..",
        "..designer.flows..",
        "..designer.editor..",
        "..designer.calls..",
        "..designer.callbacks..",
        "..designer.numbers..",
        "..designer.workspace.."
    };

    private final JavaClasses designer = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ivory.designer");

    @Test
    void viewsHaveNoDatabaseAndNoJsonMapper() {
        noClasses()
                .that()
                .resideInAnyPackage(VIEWS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.springframework.jdbc..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.databind..")
                .because("views call services and show results")
                .check(designer);
    }

    @Test
    void viewsKnowNothingOfThePhoneSide() {
        noClasses()
                .that()
                .resideInAnyPackage(VIEWS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javax.sip..",
                        "..runtime.sip..",
                        "..runtime.rtp..",
                        "..runtime.media..",
                        "..runtime.telephony..")
                .check(designer);
    }

    @Test
    void viewsAskNobodyForTheTime() {
        noClasses()
                .that()
                .resideInAnyPackage(VIEWS)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("time is passed in")
                .check(designer);
    }

    @Test
    void formsAndCanvasDoNotKnowTheViewAroundThem() {
        noClasses()
                .that()
                .resideInAnyPackage("..editor.canvas..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..editor.forms..", "..designer.flows..", "..designer.calls..")
                .check(designer);
    }

    @Test
    void featuresDoNotGoInCircles() {
        slices().matching("io.ivory.designer.(*)..").should().beFreeOfCycles().check(designer);
    }
}
