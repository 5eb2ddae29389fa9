/**
 * A value for a query string, encoded the way it will stand in the URL, so that a length measured here is the
 * length sent: the URL parser encodes the quote that `encodeURIComponent` leaves.
 */
export const encodeQueryValue = (text: string): string => encodeURIComponent(text).replaceAll("'", '%27');
