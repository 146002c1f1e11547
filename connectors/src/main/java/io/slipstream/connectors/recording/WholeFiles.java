package io.slipstream.connectors.recording;

import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.core.fs.Path;

/** Finds the files of a folder that their writer has finished. */
final class WholeFiles extends NonSplittingRecursiveEnumerator {

    WholeFiles(String ending) {
        super(path -> isVisible(path) && (isFolder(path) || path.getName().endsWith(ending)));
    }

    /** A file that is being written begins with a dot, as its writer names it. */
    private static boolean isVisible(Path path) {
        return !path.getName().startsWith(".") && !path.getName().startsWith("_");
    }

    /** Of ours, only folders lack an ending. */
    private static boolean isFolder(Path path) {
        return path.getName().indexOf('.') < 0;
    }
}
