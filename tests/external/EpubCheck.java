import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;
import java.util.Locale;

/**
 * EPUBCheck over many files in one JVM: for each file one line, its name, a tab, its errors and
 * warnings in number, a tab, and the first of them in words.
 */
class EpubCheckMany {
	static class Findings extends MasterReport {
		int count;
		String first = "";

		@Override
		public void message(Message message, EPUBLocation place, Object... words) {
			Severity severity = message.getSeverity();
			if (severity != Severity.WARNING && severity != Severity.ERROR
					&& severity != Severity.FATAL)
				return;
			if (count++ == 0)
				first = severity + " " + message.getID() + " " + place.getPath() + ":"
					+ place.getLine() + ": " + message.getMessage(words);
		}

		@Override
		public void info(String resource, FeatureEnum feature, String value) {
		}

		@Override
		public void initialize() {
		}

		@Override
		public int generate() {
			return 0;
		}
	}

	public static void main(String[] files) {
		Locale.setDefault(Locale.ENGLISH);
		for (String file : files) {
			Findings findings = new Findings();
			findings.setEpubFileName(file);
			new EpubCheck(new File(file), findings).doValidate();
			System.out.println(file + "\t" + findings.count + "\t" + findings.first);
		}
	}
}
