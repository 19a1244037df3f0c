package io.ivory.flow.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.AskRules;
import io.ivory.flow.Branch;
import io.ivory.flow.Condition;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.Layout;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import io.ivory.flow.json.RandomFlows;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Whatever people type as a name, as words or as a condition is text in every export and never markup or code. */
class HarmlessExportTest {

    /** The lines that a flowchart may be made of; labels hold nothing that ends them. */
    private static final Pattern FLOWCHART_LINE = Pattern.compile("""
            ---|title: "[^"\\n]*"|flowchart LR\
            |  n\\d+(\\[\\[|\\[/|\\[|\\{\\{|\\{|\\(\\[)"[^"<>`\\[\\]{}|]*"(\\]\\]|/\\]|\\]|\\}\\}|\\}|\\]\\))\
            |  r\\d\\(\\["[A-Za-z ]+"\\]\\) --> n\\d+\
            |  n\\d+ -(-|\\.-)>(\\|"[^"<>`\\[\\]{}|]*"\\|)? n\\d+\
            |  classDef [a-z]+Step fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#26231d\
            |  class n\\d+(,n\\d+)* [a-z]+Step""");

    private static final Pattern MARKDOWN_MARKUP =
            Pattern.compile("(?<!\\\\)[\\[\\]`|~@]|(?<!\\\\)<|&(?!(amp|lt|gt);)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><script>alert(1)</script>",
                "'><img src=x onerror=alert(1)>",
                "</text></svg><svg onload=alert(1)>",
                "]]><!-- -->",
                "&lt;b&gt; &#60;b&#62;",
                "\u0000\u0001\u001b[31m",
                "\ud800 alone",
                "\u202etxt.exe",
                "\"] --> n1; click n1 \"javascript:alert(1)\"",
                "a\"]\n  click n1 call alert(1)",
                "%%{init: {\"securityLevel\": \"loose\"}}%%",
                "end",
                "`code` **bold** _x_ [link](javascript:alert(1))",
                "![x](http://evil.example/p.png) www.evil.example @all",
                "| a | b |\n|---|---|",
                "# heading",
                "--- title: x",
            })
    void whatIsTypedStaysText(String typed) throws Exception {
        FlowDefinition plain = saying("harmless");
        FlowDefinition nasty = saying(typed);

        assertThat(elements(SvgPicture.of(nasty)))
                .hasSameElementsAs(elements(SvgPicture.of(plain))); // but longer words may take a second line
        assertThat(elements(PhoneScript.html(nasty))).isEqualTo(elements(PhoneScript.html(plain)));
        assertThat(Mermaid.of(nasty).lines())
                .hasSameSizeAs(Mermaid.of(plain).lines().toList());
        assertThat(Mermaid.of(nasty).lines())
                .allMatch(line -> FLOWCHART_LINE.matcher(line).matches());
        assertThat(PhoneScript.markdown(nasty).lines())
                .hasSameSizeAs(PhoneScript.markdown(plain).lines().toList());
        assertThat(MARKDOWN_MARKUP.matcher(PhoneScript.markdown(nasty)).results())
                .isEmpty();
    }

    /** A flow with the text in every place that takes one. */
    private static FlowDefinition saying(String text) {
        var prompt = new PromptId("p");
        var next = new NodeId("b");
        var nodes = new LinkedHashMap<NodeId, FlowNode>();
        for (FlowNode node : List.of(
                new Say(head("a", text).connect(Exit.NEXT, next), List.of(prompt)),
                new Menu(
                        head("b", text).connect(Exit.ofKey(Digit.ONE), new NodeId("c")),
                        prompt,
                        Map.of(Digit.ONE, new MenuOption(prompt)),
                        null,
                        AskRules.DEFAULT),
                new Branch(
                        head("c", text).connect(new Exit("yes"), new NodeId("a")),
                        List.of(new Condition(new Exit("yes"), text))))) {
            nodes.put(node.id(), node);
        }
        return FlowDefinition.empty(text, Language.ENGLISH)
                .withStart(new NodeId("a"))
                .withNodes(nodes)
                .withPrompts(Map.of(prompt, Prompt.of(Language.ENGLISH, text)));
    }

    private static NodeHead head(String id, String name) {
        return NodeHead.of(new NodeId(id), name);
    }

    @Test
    void everyFlowMakesWellFormedFiles() throws Exception {
        var flows = new RandomFlows(31);

        for (int i = 0; i < 150; i++) {
            FlowDefinition flow = flows.next();

            assertThat(elements(SvgPicture.of(flow))).startsWith("svg").contains("title", "defs");
            assertThat(elements(PhoneScript.html(flow))).startsWith("html", "@lang", "head");
            assertThat(Mermaid.of(flow).lines())
                    .allMatch(line -> FLOWCHART_LINE.matcher(line).matches());
            assertThat(MARKDOWN_MARKUP.matcher(PhoneScript.markdown(flow)).results())
                    .isEmpty();
        }
    }

    @Test
    void cardsThatNobodyPlacedDoNotOverlap() {
        var flows = new RandomFlows(32);

        for (int i = 0; i < 150; i++) {
            FlowDefinition flow = flows.next().withLayout(Layout.EMPTY);
            Map<NodeId, Position> places = Layers.complete(flow);
            List<Card> cards = flow.nodes().values().stream()
                    .map(node -> Card.of(flow, node, places.getOrDefault(node.id(), new Position(-1, -1))))
                    .toList();

            assertThat(places.keySet()).isEqualTo(flow.nodes().keySet());
            for (Card card : cards) {
                assertThat(cards)
                        .filteredOn(other -> !other.equals(card) && overlap(card, other))
                        .isEmpty();
            }
        }
    }

    private static boolean overlap(Card one, Card other) {
        return one.x() < other.right()
                && other.x() < one.right()
                && one.y() < other.bottom()
                && other.y() < one.bottom();
    }

    /** The names of the elements in document order, and those of their attributes. */
    private static List<String> elements(String xml) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        var names = new ArrayList<String>();
        var elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            names.add(elements.item(i).getNodeName());
            var attributes = elements.item(i).getAttributes();
            for (int j = 0; j < attributes.getLength(); j++) {
                names.add("@" + attributes.item(j).getNodeName());
            }
        }
        return names;
    }
}
