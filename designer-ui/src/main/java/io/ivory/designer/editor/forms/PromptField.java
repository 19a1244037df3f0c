package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.editor.LanguageNames;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The words of one prompt, in each language of the flow. A prompt comes into being with its first word.
 *
 * @param <N> the node that says it
 */
final class PromptField<N extends FlowNode> extends Div implements HasValidation {

    private static final long serialVersionUID = 1;

    /**
     * Where the node keeps the prompt.
     *
     * @param key its name in the file
     * @param label what people call it
     * @param of reads the prompt's id
     * @param with the node with another prompt in its place
     * @param optional whether the node may go without; an emptied prompt is dropped then
     */
    record Slot<N extends FlowNode>(
            String key,
            String label,
            Function<N, @Nullable PromptId> of,
            BiFunction<N, @Nullable PromptId, N> with,
            boolean optional) {}

    private final transient NodeEditing<N> node;
    private final transient Slot<N> slot;
    private final List<TextArea> areas = new ArrayList<>();

    PromptField(NodeEditing<N> node, Slot<N> slot) {
        this.node = node;
        this.slot = slot;
        addClassName("prompt-field");
        for (Language language : node.flow().languages()) {
            add(area(language));
        }
        node.marks().add(slot.key(), this);
        PromptId prompt = slot.of().apply(node.node());
        if (prompt != null) {
            node.marks().speakFor("/prompts/" + prompt, slot.key());
        }
    }

    /** Makes the areas show their label to screen readers only. */
    PromptField<N> withoutLabel() {
        for (TextArea area : areas) {
            area.setAriaLabel(area.getLabel());
            area.setLabel(null);
        }
        return this;
    }

    /** Has screen readers say to which of several fields like it the label belongs. */
    PromptField<N> within(String group) {
        areas.forEach(area -> area.setAriaLabel(group + ": " + area.getLabel()));
        return this;
    }

    private Div area(Language language) {
        boolean several = node.flow().languages().size() > 1;
        Optional<PromptText> text = text(language);
        var area = new TextArea(several ? slot.label() + " · " + LanguageNames.of(language) : slot.label());
        area.setManualValidation(true);
        Fields.typing(area);
        area.setWidthFull();
        area.setMaxLength(PromptText.MAX_TEXT);
        area.setMinRows(1);
        area.setMaxRows(8);
        area.setTooltipText("Values in braces are filled in: {orderNumber | digits}");
        area.addClassName("prompt-words");
        area.getElement().setAttribute("data-prompt", slot.key());
        area.setValue(text.map(PromptText::text).orElse(""));
        area.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                typed(language, change.getValue());
            }
        });
        area.addBlurListener(blur -> node.endTyping());
        areas.add(area);
        var line = new Div(area, recordingButton(language, text.map(PromptText::audio)));
        line.addClassName("prompt-line");
        text.map(PromptText::audio).ifPresent(audio -> area.setHelperText("Recorded: " + audio));
        return line;
    }

    private Button recordingButton(Language language, Optional<String> audio) {
        var button = new Button(new Glyph("mic"), click -> {
            PromptId prompt = promptOrNew();
            new RecordingDialog(
                            node.editing(),
                            audio.orElse(null),
                            (name, sha256) -> node.record(prompt, language, name, sha256))
                    .open();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setClassName("is-recorded", audio.isPresent());
        String words = audio.isPresent() ? "Change the recording" : "Use a recording";
        button.setTooltipText(words);
        button.setAriaLabel(words + " for " + slot.label());
        return button;
    }

    private PromptId promptOrNew() {
        PromptId prompt = slot.of().apply(node.node());
        if (prompt != null) {
            return prompt;
        }
        PromptId made = node.newPrompt(slot.key());
        node.restructure(changed -> slot.with().apply(changed, made), Map.of(made, new Prompt(Map.of())));
        return made;
    }

    private void typed(Language language, String words) {
        PromptId prompt = slot.of().apply(node.node());
        if (prompt == null) {
            if (!words.isEmpty()) {
                PromptId made = node.newPrompt(slot.key().replace('/', '-'));
                node.changeWithPrompt(
                        slot.key(), changed -> slot.with().apply(changed, made), made, Prompt.of(language, words));
            }
        } else if (slot.optional() && words.isEmpty() && saysNothingElse(prompt, language)) {
            node.change(slot.key(), changed -> slot.with().apply(changed, null));
        } else {
            node.say(slot.key(), prompt, language, words);
        }
    }

    private boolean saysNothingElse(PromptId prompt, Language language) {
        return node.flow()
                .prompt(prompt)
                .map(found -> found.texts().entrySet().stream()
                        .allMatch(text -> text.getKey().equals(language)
                                ? text.getValue().audio() == null
                                : text.getValue().text().isEmpty()))
                .orElse(true);
    }

    private Optional<PromptText> text(Language language) {
        return Optional.ofNullable(slot.of().apply(node.node()))
                .flatMap(node.flow()::prompt)
                .flatMap(prompt -> prompt.in(language));
    }

    @Override
    public void setErrorMessage(String message) {
        areas.forEach(area -> area.setErrorMessage(message));
    }

    @Override
    public String getErrorMessage() {
        return areas.getFirst().getErrorMessage();
    }

    @Override
    public void setInvalid(boolean invalid) {
        areas.forEach(area -> area.setInvalid(invalid));
    }

    @Override
    public boolean isInvalid() {
        return areas.getFirst().isInvalid();
    }
}
