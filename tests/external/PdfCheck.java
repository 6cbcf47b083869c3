import java.io.FileInputStream;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * veraPDF over many files in one JVM, 'PdfCheck.java FLAVOUR[,FLAVOUR...] FILE...' with flavours
 * such as ua1 or 2a: for each file and flavour one line, 'FILE FLAVOUR', a tab, how many rules it
 * breaks, a tab, and those rules in words.
 */
class PdfCheck {
	static String words(TestAssertion failed) {
		return failed.getRuleId().getClause() + "-" + failed.getRuleId().getTestNumber()
			+ " " + failed.getMessage().replaceAll("\\s+", " ");
	}

	static ValidationResult validate(String file, PDFAFlavour flavour) throws Exception {
		try (InputStream stream = new FileInputStream(file);
				PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
				PDFAValidator validator =
					Foundries.defaultInstance().createValidator(flavour, false)) {
			return validator.validate(parser);
		}
	}

	static void report(String file, String flavour) throws Exception {
		ValidationResult result = validate(file, PDFAFlavour.byFlavourId(flavour));
		String broken = result.getTestAssertions().stream()
			.filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
			.map(PdfCheck::words).distinct().collect(Collectors.joining("; "));
		int count = result.getFailedChecks().size();
		if (count == 0 && !result.isCompliant()) {
			count = 1;
			broken = "not compliant";
		}
		System.out.println(file + " " + flavour + "\t" + count + "\t" + broken);
	}

	public static void main(String[] arguments) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		for (int i = 1; i < arguments.length; i++) {
			for (String flavour : arguments[0].split(",")) {
				report(arguments[i], flavour);
			}
		}
	}
}
