package io.ivory.flow.convert;

import io.ivory.flow.InvalidFlowException;

/**
 * Brings flows over from elsewhere. Whatever the source holds, the answer is flows that can be opened, or problems that
 * name their place.
 */
public final class Converters {

    private Converters() {}

    /**
     * Brings over everything in {@code text} that flows here can do.
     *
     * @param name what the bundle and a flow in it are called; free text
     * @throws ConversionException if nothing can be made of it; nothing else is thrown
     */
    public static Conversion convert(SourceFormat format, String text, String name) {
        var notes = new Notes();
        var bundle = new BundleDraft();
        String title = Words.name(Words.whole(name), format.title());
        String source = Words.whole(text);
        try {
            switch (format) {
                case TWILIO_STUDIO -> TwilioConverter.convert(source, title, bundle, notes);
                case FREEPBX -> FreePbxConverter.convert(source, title, bundle, notes);
                case MENU_TABLE -> MenuTableConverter.convert(source, title, bundle, notes);
            }
        } catch (InvalidFlowException e) {
            throw new ConversionException("", "the source goes beyond what a flow can hold: " + e.getMessage());
        }
        return new Conversion(bundle.bundle(title), new ConversionReport(format, title, notes.all()));
    }
}
