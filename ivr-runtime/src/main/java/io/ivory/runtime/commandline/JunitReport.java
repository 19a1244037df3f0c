package io.ivory.runtime.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes played test calls in the XML that CI servers show: a flow is a test suite, a test call a test case. */
final class JunitReport {

    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * Writes {@code file}, with the folders it lies in.
     *
     * @throws UnusableInputException if it cannot be written
     */
    static void write(List<PlayedFlow> played, List<PlacedFinding> unreadable, Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                var xml =
                        XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
                new JunitReport(xml).write(played, unreadable);
                xml.close();
            }
        } catch (IOException | XMLStreamException e) {
            throw new UnusableInputException("the JUnit report " + file + " cannot be written: " + e, e);
        }
    }

    private void write(List<PlayedFlow> played, List<PlacedFinding> unreadable) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        for (PlacedFinding finding : unreadable) {
            suite(finding.file(), 1, 0, 1);
            broken(finding.file(), "the file can be read", List.of(finding));
            xml.writeEndElement();
        }
        for (PlayedFlow flow : played) {
            boolean unfinished = !flow.errors().isEmpty();
            suite(flow.file(), flow.calls().size() + (unfinished ? 1 : 0), flow.failed(), unfinished ? 1 : 0);
            if (unfinished) {
                broken(flow.file(), "the flow can take calls", flow.errors());
            }
            for (Map.Entry<String, PlayedFlow.Call> call : flow.calls().entrySet()) {
                played(flow, call.getKey(), call.getValue());
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void suite(String name, int tests, int failures, int errors) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("tests", String.valueOf(tests));
        attribute("failures", String.valueOf(failures));
        attribute("errors", String.valueOf(errors));
        attribute("skipped", "0");
    }

    private void broken(String file, String name, List<PlacedFinding> findings) throws XMLStreamException {
        testcase(file, name, Duration.ZERO);
        xml.writeStartElement("error");
        attribute("message", findings.getFirst().message());
        for (PlacedFinding finding : findings) {
            text(finding.where() + ": " + finding.message() + " (" + finding.rule() + ")\n");
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void played(PlayedFlow flow, String name, PlayedFlow.Call call) throws XMLStreamException {
        testcase(flow.file(), name, call.took());
        if (call.result().problem().isPresent()) {
            xml.writeStartElement("failure");
            attribute("message", call.result().problem().get());
            text(call.result().transcript());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void testcase(String file, String name, Duration took) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute("classname", file);
        attribute("name", name);
        attribute("time", String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, plain(value));
    }

    private void text(String text) throws XMLStreamException {
        xml.writeCharacters(plain(text));
    }

    /** XML 1.0 cannot hold control characters, not even escaped (section 2.2). */
    private static String plain(String text) {
        return text.codePoints()
                .map(c -> isAllowed(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return (c >= ' ' && c != 0xFFFE && c != 0xFFFF) || c == '\n' || c == '\t' || c == '\r';
    }
}
