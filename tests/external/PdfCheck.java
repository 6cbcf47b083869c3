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
 * veraPDF over many files in one JVM, 'PdfCheck.java FLAVOUR FILE...' with a flavour such as ua1
 * or 2a: for each file one line, its name, a tab, how many rules it breaks, a tab, and those
 * rules in words.
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

	public static void main(String[] arguments) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
		for (int i = 1; i < arguments.length; i++) {
			ValidationResult result = validate(arguments[i], flavour);
			String broken = result.getTestAssertions().stream()
				.filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
				.map(PdfCheck::words).distinct().collect(Collectors.joining("; "));
			int count = result.getFailedChecks().size();
			System.out.println(arguments[i] + "\t" + count + "\t" + broken);
		}
	}
}
