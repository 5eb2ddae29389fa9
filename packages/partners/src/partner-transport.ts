import { z } from 'zod';
import { secretName, text, wholeNumber } from './profile-values.ts';

const port = wholeNumber(1, 65_535);

/** How documents come and go. @param duration how durations are said: as text in a file, in milliseconds once read */
export function transportSchema(duration: z.ZodType<number>) {
  const folder = z.strictObject({
    kind: z.literal('folder'),
    /** Where the partner puts files for us, and where we put files for it; relative to the profile's folder. */
    in: text.optional(),
    out: text.optional(),
    /** Where files go once they are stored. */
    archive: text.optional(),
    poll: duration.default(5000),
  });
  const sftp = z.strictObject({
    kind: z.literal('sftp'),
    host: text,
    port: port.default(22),
    username: text,
    password: secretName.optional(),
    /** Instead of `password`: a file that holds nothing else; relative to the profile's folder. */
    passwordFile: text.optional(),
    /** A file with our private key; relative to the profile's folder. */
    privateKeyFile: text.optional(),
    /** The server's key as `SHA256:` and 43 characters: no other server is spoken to. */
    hostKey: z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'the fingerprint SHA256:… that ssh-keygen -lf prints'),
    /** On the server: where we fetch, put, and move what was fetched. */
    in: text.optional(),
    out: text.optional(),
    archive: text.optional(),
    poll: duration.default(30_000),
  });
  const https = z.strictObject({
    kind: z.literal('https'),
    /** Where we post documents to. Absent: it only posts to us. */
    url: z.url({ protocol: /^https?$/, error: 'an address such as https://edi.partner.example/in' }).optional(),
    /** What we send it as `Authorization: Bearer`. */
    token: secretName.optional(),
    /** Instead of `token`: a file that holds nothing else; relative to the profile's folder. */
    tokenFile: text.optional(),
    /** SHA-256, in hex, of the token it sends us at /exchange/<partner>. */
    acceptTokenSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'the SHA-256 of its token, 64 digits 0-9 and a-f')
      .optional(),
  });
  const mllp = z.strictObject({
    kind: z.literal('mllp'),
    host: text,
    port,
    /** A file with the certificates to trust; absent: plain text, for loopback and tunnels. */
    caFile: text.optional(),
  });
  return z.discriminatedUnion('kind', [folder, sftp, https, mllp]);
}
