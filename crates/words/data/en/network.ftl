### How devices in the room reach this computer.

network-title = In the room
network-lead = Phones and laptops in the room reach this computer by its address. Nothing goes through the internet, and none is needed.
network-now-plain = Connections are not encrypted at the moment (plain HTTP).
network-now-tls = Connections are encrypted (HTTPS with this computer’s own certificate).

network-addresses = Addresses of this computer
network-addresses-hint = Point a phone’s camera at a code, or type the whole address, with what stands before the colon and after it. The first one is the usual one.
network-code = QR code of { $address }
network-names = It also answers to:
network-uncertified = The certificate does not hold for this address. If this computer got it after Stairway was started, stop Stairway and start it again. A public address is never certified: choose a name with “--name”.
network-alone = Stairway listens for this computer alone. Start it without “--listen 127.0.0.1”, and devices in the room can join.
network-none = This computer is not on any network, so phones cannot reach it.
network-none-remedy = Join a Wi-Fi network, plug in a cable, or switch on this computer’s own mobile hotspot; then load this page again. Stairway need not be started again unless it uses a certificate.

network-plain = Without encryption: on a network of your own
network-plain-who = Anybody on the same network who has a common tool for it can read along, unseen: what is said and written, aliases, the names in trainers’ lists, and passwords at the moment of signing in. Whoever reads along can also act in somebody else’s place.
network-plain-good-title = It is acceptable when all of this holds
network-plain-good =
    The Wi-Fi is your own: a router that you brought, or this computer’s hotspot, with nothing else behind it.
    Its password (WPA2 or WPA3) is known only to those in the room, and is changed after the course.
    Everybody in the room may hear what is said there anyway.
    People go by aliases, and the trainer’s password is used nowhere else.
network-plain-bad-title = It is not acceptable
network-plain-bad =
    on the Wi-Fi of a hotel, a conference or a whole academy, or on one without a password;
    when names, photographs or anything from a real case are written;
    when the person at the far end of a line is played from outside the room.

network-tls = Encrypted: with this computer’s own certificate
network-tls-start = Stop Stairway and start it with:
network-tls-start-then = This page then shows the certificate for the devices and its fingerprint. Addresses begin with https:// from then on.
network-tls-why = A browser trusts a site because a company that the world knows vouches for it. Nobody outside can vouch for a laptop in a classroom, so without the certificate every phone warns of this site. The warning is right: do not teach people to click it away. Install the certificate once on each device, and there is no warning any more.
network-tls-what = It can vouch for addresses inside buildings and for this computer’s names, and for nothing on the internet. Its key lies in Stairway’s data folder on this computer; whoever copies that folder has it.
network-get = Download the certificate
network-get-hint = With this code a phone’s camera opens this page, unencrypted:
network-fingerprint = Fingerprint (SHA-256)
network-fingerprint-hint = Compare it with what the device shows before you trust it; the trainer’s terminal shows it too. The certificate comes over an unencrypted connection, and this comparison is what protects it.
network-install = Installing and removing it
network-install-title = Installing
network-remove-title = Removing it after the course
network-steps-vary = Makers name the menus differently; search the settings for “certificate”.

network-android = Android
network-android-steps =
    Set a screen lock if there is none; Android asks for one.
    Download the certificate with the button above.
    Settings → Security and privacy → More security settings → Encryption and credentials → Install a certificate → CA certificate → Install anyway.
    Choose “ca.crt” from the downloads. Chrome now opens the https address.
    Firefox on Android does not ask the system: use Chrome, or in Firefox Settings → About, tap the logo five times, then Secret settings → Use third party CA certificates.
network-android-remove = Settings → Security and privacy → More security settings → Encryption and credentials → User credentials (or Trusted credentials → User): choose “Stairway …” and remove it.
network-iphone = iPhone and iPad
network-iphone-steps =
    Open this page in Safari and download the certificate; allow the profile.
    Settings → General → VPN & Device Management → the profile “Stairway …” → Install.
    Settings → General → About → Certificate Trust Settings: switch it on. Without this step the phone goes on warning.
network-iphone-remove = Settings → General → VPN & Device Management → the profile “Stairway …” → Remove Profile.
network-windows = Windows (Edge, Chrome)
network-windows-steps =
    Download the certificate. To compare, type in its folder: certutil -hashfile ca.crt SHA256
    Open the file → Install Certificate → Current User → Place all certificates in the following store → Browse → Trusted Root Certification Authorities → Finish.
    Windows asks once more: Yes. Then start the browser again.
network-windows-remove = Press the Windows key, type certmgr.msc, then Trusted Root Certification Authorities → Certificates: delete “Stairway …”.
network-macos = macOS (Safari, Chrome)
network-macos-steps =
    Download and open the certificate: Keychain Access adds it to the login keychain.
    Double-click “Stairway …” there → Trust → When using this certificate: Always Trust. Close the window and give your password.
network-macos-remove = Keychain Access → login → Certificates: delete “Stairway …”.
network-firefox = Firefox on a computer
network-firefox-steps =
    Settings → Privacy & Security → Certificates → View Certificates → Authorities → Import: choose “ca.crt”.
    Tick “Trust this CA to identify websites”. “View” shows the fingerprint.
network-firefox-remove = The same window: choose “Stairway …” → Delete or Distrust.

network-trouble = When it does not work
network-isolated = Phones are on the Wi-Fi and still cannot open the address
network-isolated-do =
    Take the phone off its mobile data: it prefers that to a Wi-Fi without internet. If it asks whether to stay on this Wi-Fi, stay.
    Look at this computer’s firewall. Windows asks at the first start: allow private networks, and make sure that this Wi-Fi counts as private.
    Guest networks and many routers keep devices apart (“client isolation”, “AP isolation”, “guest mode”). Switch it off in the router, or use another network: a router of your own, this computer’s hotspot, or a phone’s hotspot with mobile data off.
    Phone and computer must be in the same network: compare the first three numbers of their addresses.
network-lid = The lid was shut, or the power went
network-lid-do =
    Nothing that was sent is lost. If the break lasted more than fifteen seconds, all clocks are stopped at the moment it began, and control sets them going again.
    Phones come back by themselves; nobody types a code again. What was written meanwhile is sent once and keeps its order.
    Before class: power settings → when the lid is closed → do nothing. Plug the computer in, and switch off sleep.
network-away = The Wi-Fi was gone, or a phone slept
network-away-do =
    Go on writing: the page keeps the words, marks and tags, and sends them when the connection is back. Marks and tags keep the time at which they were made.
    Do not close the page before it has sent them; loading it again is safe.
    If a page stays silent for a minute although the Wi-Fi is there, load it again.
