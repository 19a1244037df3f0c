package io.ivory.designer.flows;

import io.ivory.flow.AskRules;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HangUp;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.Language;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a new flow may begin with. */
enum Starter {
    EMPTY("An empty canvas", "Draw it from the first step on") {
        @Override
        FlowDefinition flow(String name) {
            return FlowDefinition.empty(name, Language.ENGLISH).withKeys(USUAL_KEYS);
        }
    },
    GREETING("A greeting", "Callers hear a sentence, then the call ends") {
        @Override
        FlowDefinition flow(String name) {
            return FlowDefinition.empty(name, Language.ENGLISH)
                    .withKeys(USUAL_KEYS)
                    .with(new PromptId("welcome"), english("Thank you for calling. We call you back soon."))
                    .with(new Say(
                            NodeHead.of(WELCOME, "Welcome").connect(Exit.NEXT, GOODBYE),
                            List.of(new PromptId("welcome"))))
                    .with(new HangUp(NodeHead.of(GOODBYE, "Hang up"), null))
                    .withStart(WELCOME);
        }
    },
    MENU("A menu with a person behind 0", "A greeting, two choices, and somebody to talk to") {
        @Override
        FlowDefinition flow(String name) {
            return menu(name);
        }
    },
    ONLINE_STORE(
            "The online store, a sample",
            "Offers, opening hours, delivery times, order status and a person: to look into and to change") {
        @Override
        FlowDefinition flow(String name) {
            return SampleStore.flow(name);
        }
    };

    private static final NodeId WELCOME = new NodeId("welcome");
    private static final NodeId MAIN_MENU = new NodeId("main-menu");
    private static final NodeId ABOUT_US = new NodeId("about-us");
    private static final NodeId PERSON = new NodeId("person");
    private static final NodeId NOBODY = new NodeId("nobody-there");
    private static final NodeId GOODBYE = new NodeId("goodbye");

    /** The same in all flows that begin here; a key for a person waits until there is one. */
    private static final Map<KeyCommand, Digit> USUAL_KEYS =
            Map.of(KeyCommand.REPEAT, Digit.NINE, KeyCommand.BACK, Digit.STAR);

    private final String title;
    private final String hint;

    Starter(String title, String hint) {
        this.title = title;
        this.hint = hint;
    }

    String title() {
        return title;
    }

    String hint() {
        return hint;
    }

    abstract FlowDefinition flow(String name);

    private static FlowDefinition menu(String name) {
        var options = new LinkedHashMap<Digit, MenuOption>();
        options.put(Digit.ONE, new MenuOption(new PromptId("label-about-us")));
        options.put(Digit.ZERO, new MenuOption(new PromptId("label-person")));
        NodeHead menu = NodeHead.of(MAIN_MENU, "Main menu")
                .connect(Exit.ofKey(Digit.ONE), ABOUT_US)
                .connect(Exit.ofKey(Digit.ZERO), PERSON)
                .connect(Exit.NO_INPUT, PERSON)
                .connect(Exit.NO_MATCH, PERSON);
        NodeHead person = NodeHead.of(PERSON, "A person")
                .connect(Exit.ANSWERED, GOODBYE)
                .connect(Exit.BUSY, NOBODY)
                .connect(Exit.NO_ANSWER, NOBODY)
                .connect(Exit.FAILED, NOBODY);
        return FlowDefinition.empty(name, Language.ENGLISH)
                .withKeys(USUAL_KEYS)
                .with(new PromptId("welcome"), english("Welcome to our shop."))
                .with(new PromptId("menu-intro"), english("How can we help?"))
                .with(new PromptId("label-about-us"), english("our opening hours"))
                .with(new PromptId("label-person"), english("a person"))
                .with(new PromptId("about-us"), english("We are open on weekdays from nine to six."))
                .with(new PromptId("nobody-there"), english("Nobody is free right now. Please call again later."))
                .with(new Say(
                        NodeHead.of(WELCOME, "Welcome").connect(Exit.NEXT, MAIN_MENU),
                        List.of(new PromptId("welcome"))))
                .with(new Menu(menu, new PromptId("menu-intro"), options, null, AskRules.DEFAULT))
                .with(new Say(
                        NodeHead.of(ABOUT_US, "Opening hours").connect(Exit.NEXT, MAIN_MENU),
                        List.of(new PromptId("about-us"))))
                .with(new Transfer(person, null, Transfer.DEFAULT_RING, null))
                .with(new Say(
                        NodeHead.of(NOBODY, "Nobody there").connect(Exit.NEXT, GOODBYE),
                        List.of(new PromptId("nobody-there"))))
                .with(new HangUp(NodeHead.of(GOODBYE, "Goodbye"), null))
                .withStart(WELCOME);
    }

    private static Prompt english(String text) {
        return Prompt.of(Language.ENGLISH, text);
    }
}
