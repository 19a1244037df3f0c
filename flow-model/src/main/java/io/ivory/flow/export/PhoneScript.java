package io.ivory.flow.export;

import static java.util.stream.Collectors.joining;

import io.ivory.flow.FlowDefinition;

/**
 * A flow as a script to print and read aloud: numbered steps, every prompt in each language, and where each key leads ("go
 * to 7").
 */
public final class PhoneScript {

    private static final String NO_WORDS = "no words yet";

    private PhoneScript() {}

    /** The script in Markdown (CommonMark). What people typed is escaped and means nothing in it. */
    public static String markdown(FlowDefinition flow) {
        Script script = new ScriptBuilder(flow).build();
        var text = new StringBuilder();
        text.append("# ").append(Markup.markdown(script.title())).append("\n\n");
        text.append("Languages: ").append(String.join(", ", script.languages())).append('\n');
        for (Script.Chapter chapter : script.chapters()) {
            text.append("\n## ")
                    .append(chapter.title())
                    .append("\n\nBegins with step ")
                    .append(chapter.begins())
                    .append(".\n");
            chapter.steps().forEach(step -> markdown(step, script, text));
        }
        return text.toString();
    }

    private static void markdown(Script.Step step, Script script, StringBuilder text) {
        text.append("\n### ")
                .append(step.number())
                .append("\\. ")
                .append(Markup.markdown(step.name()))
                .append("\n\n");
        text.append('*').append(step.type()).append("*\n");
        for (Script.Spoken spoken : step.spoken()) {
            text.append('\n');
            if (!spoken.when().isEmpty()) {
                text.append(spoken.when()).append(":\n\n");
            }
            for (String language : script.languages()) {
                String words = spoken.words().getOrDefault(language, "");
                text.append("> **")
                        .append(language)
                        .append("** ")
                        .append(words.isBlank() ? "*" + NO_WORDS + "*" : Markup.markdown(words))
                        .append("  \n");
            }
        }
        if (!step.facts().isEmpty()) {
            text.append('\n')
                    .append(step.facts().stream().map(Markup::markdown).collect(joining("  \n")))
                    .append('\n');
        }
        if (!step.ways().isEmpty()) {
            text.append('\n');
        }
        for (Script.Way way : step.ways()) {
            text.append("- ")
                    .append(
                            way.key() == null
                                    ? ""
                                    : "**" + Markup.markdown(way.key().toString()) + "** ")
                    .append(Markup.markdown(way.words()))
                    .append(" → ")
                    .append(
                            way.target() == null
                                    ? "nowhere yet"
                                    : "go to " + way.target() + " (" + Markup.markdown(way.targetName()) + ")")
                    .append('\n');
        }
    }

    /** The script as an HTML page that is complete in itself, with a style for the screen and one for paper. */
    public static String html(FlowDefinition flow) {
        Script script = new ScriptBuilder(flow).build();
        var page = new StringBuilder();
        page.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <h1>%s</h1>
                <p class="languages">Languages: %s</p>
                """.formatted(
                Markup.xml(script.title()), STYLE, Markup.xml(script.title()), String.join(", ", script.languages())));
        for (Script.Chapter chapter : script.chapters()) {
            page.append("<h2>")
                    .append(chapter.title())
                    .append("</h2>\n<p class=\"begins\">Begins with step <a href=\"#s")
                    .append(chapter.begins())
                    .append("\">")
                    .append(chapter.begins())
                    .append("</a>.</p>\n");
            chapter.steps().forEach(step -> html(step, script, page));
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static void html(Script.Step step, Script script, StringBuilder page) {
        page.append(
                "<section id=\"s%d\">\n<h3><span class=\"number\">%d</span> %s <span class=\"type\">%s</span></h3>\n"
                        .formatted(step.number(), step.number(), Markup.xml(step.name()), Markup.xml(step.type())));
        for (Script.Spoken spoken : step.spoken()) {
            page.append("<blockquote>\n");
            if (!spoken.when().isEmpty()) {
                page.append("<p class=\"when\">").append(spoken.when()).append("</p>\n");
            }
            for (String language : script.languages()) {
                String words = spoken.words().getOrDefault(language, "");
                page.append("<p dir=\"auto\" lang=\"%s\"><b>%s</b> %s</p>\n"
                        .formatted(
                                language, language, words.isBlank() ? "<i>" + NO_WORDS + "</i>" : Markup.xml(words)));
            }
            page.append("</blockquote>\n");
        }
        step.facts()
                .forEach(fact -> page.append("<p class=\"fact\">")
                        .append(Markup.xml(fact))
                        .append("</p>\n"));
        if (!step.ways().isEmpty()) {
            page.append("<ul>\n");
            step.ways().forEach(way -> page.append("<li>").append(html(way)).append("</li>\n"));
            page.append("</ul>\n");
        }
        page.append("</section>\n");
    }

    private static String html(Script.Way way) {
        String key = way.key() == null ? "" : "<kbd>" + Markup.xml(way.key().toString()) + "</kbd> ";
        String target = way.target() == null
                ? "<i>nowhere yet</i>"
                : "<a href=\"#s%d\">go to %d</a> <span class=\"target\">%s</span>"
                        .formatted(way.target(), way.target(), Markup.xml(way.targetName()));
        return key + Markup.xml(way.words()) + " → " + target;
    }

    private static final String STYLE = """
            body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #26231d; background: #fffdf9;
              font: 16px/1.45 Inter, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
            h1 { margin-bottom: 0; }
            h2 { margin-top: 2.5rem; border-bottom: 2px solid #cfc7b7; }
            h3 { margin: 0 0 .4rem; }
            section { margin: 1rem 0; padding: .8rem 1rem; background: #fff; border: 1px solid #e3ddd0; border-radius: 10px; }
            .number { display: inline-block; min-width: 1.6rem; text-align: center; color: #fff; background: #2f4f94;
              border-radius: 6px; }
            .type, .languages, .begins, .when, .fact, .target { color: #665f53; font-size: .9rem; font-weight: normal; }
            .type { float: right; }
            .fact { margin: .3rem 0; }
            .when { font-style: italic; }
            blockquote { margin: .5rem 0; padding: .1rem .8rem; border-left: 4px solid #1d5fb4; background: #f6f3ec; }
            blockquote p { margin: .3rem 0; }
            blockquote b { color: #665f53; font-size: .8rem; text-transform: uppercase; }
            ul { margin: .5rem 0 0; padding-left: 0; list-style: none; }
            li { margin: .2rem 0; }
            kbd { display: inline-block; min-width: 1.3rem; padding: 0 .2rem; text-align: center; font: inherit; font-weight: 600;
              color: #6d3fc0; background: #efe9f9; border-radius: 5px; }
            a { color: #2f4f94; }
            @page { margin: 18mm 15mm; }
            @media print {
              body { max-width: none; margin: 0; padding: 0; background: #fff; font-size: 10.5pt; }
              section { break-inside: avoid; border-color: #999; }
              h2, h3 { break-after: avoid; }
              a { color: inherit; text-decoration: none; font-weight: 600; }
              .number { color: #000; background: none; border: 1px solid #000; }
              blockquote { background: none; border-left-color: #666; }
              kbd { color: #000; background: none; border: 1px solid #000; }
            }
            """;
}
