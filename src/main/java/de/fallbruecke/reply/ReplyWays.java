package de.fallbruecke.reply;

import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.submission.ReplyWay;
import de.fallbruecke.submission.Submission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which applicants the gateway can answer, and which not and why. */
public final class ReplyWays {
  private final ReplyAddresses addresses;
  private final Destinations destinations;
  private final Map<String, Channel> channels;

  ReplyWays(ReplyAddresses addresses, Destinations destinations, List<Channel> channels) {
    this.addresses = addresses;
    this.destinations = destinations;
    this.channels =
        channels.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
  }

  /** Whether the gateway itself can send an answer to the submission. */
  public ReplyWay of(Submission submission) {
    Optional<Destination> destination = destinations.find(submission.destination());
    Optional<Channel> channel =
        destination.flatMap(found -> Optional.ofNullable(channels.get(found.channel())));
    if (channel.isEmpty()) {
      return new ReplyWay.NotServed(
          "destination-gone", "The destination of the submission is not configured any more.");
    }
    Optional<ReplyAddress> address = addresses.find(submission.id());
    return address.isPresent()
        ? channel.get().replyWay(address.get(), destination.get())
        : new ReplyWay.NotServed(
            "address-gone",
            "Where the applicant may be answered is not known any more: the time to keep it is over.");
  }

  /** The channel of a destination. */
  Optional<Channel> channel(Destination destination) {
    return Optional.ofNullable(channels.get(destination.channel()));
  }
}
