package io.ivory.runtime.media;

/**
 * Tells speech from what is only a line: by how loud each 20 ms are, against a floor that follows the noise of this call.
 *
 * <p>Telephone noise lies at -70 to -45 dB below full scale, speech at -35 to -15. The floor sinks quickly in the pauses
 * between words and rises slowly, so a noisy line counts as silent after some seconds and a steady talker does not. A
 * click is no word: speech lasts 100 ms. One thread owns it.
 */
final class VoiceActivity {

    private static final int FRAME = 160;

    private static final double QUIETEST_DB = -70;
    /** Below this nothing is speech, however quiet the line. */
    private static final double LEAST_DB = -48;
    /** The loudest noise that is still told from speech. */
    private static final double LOUDEST_FLOOR_DB = -40;

    private static final double ABOVE_FLOOR_DB = 9;
    /** 3 dB a second. */
    private static final double RISE_DB = 3 * FRAME / 8_000.0;

    private static final double FALL = 0.2;
    private static final int LEAST_FRAMES = 5;

    private double floorDb = -60;
    private long samples;
    private long lastSpeech;
    private int loudFrames;
    private long squares;
    private int inFrame;

    /** A stretch of sound. */
    void hear(short[] sound, int length) {
        for (int i = 0; i < length; i++) {
            squares += (long) sound[i] * sound[i];
            samples++;
            if (++inFrame == FRAME) {
                judge(10 * Math.log10(Math.max(squares / (double) FRAME, 1e-3) / (32_768.0 * 32_768.0)));
                squares = 0;
                inFrame = 0;
            }
        }
    }

    /** How many samples there were. */
    long heard() {
        return samples;
    }

    /** Where the last speech ended, in samples; 0 if there was none. */
    long speechEnd() {
        return lastSpeech;
    }

    /** For how many samples nobody has spoken. */
    long silentFor() {
        return samples - lastSpeech;
    }

    private void judge(double levelDb) {
        double level = Math.max(levelDb, QUIETEST_DB);
        boolean loud = level > Math.max(LEAST_DB, floorDb + ABOVE_FLOOR_DB);
        loudFrames = loud ? loudFrames + 1 : 0;
        if (loudFrames >= LEAST_FRAMES) {
            lastSpeech = samples;
        }
        floorDb = level < floorDb
                ? floorDb + (level - floorDb) * FALL
                : Math.min(LOUDEST_FLOOR_DB, Math.min(level, floorDb + RISE_DB));
    }
}
